@NullMarked
package dev.latchkey.web.problem;

import org.jspecify.annotations.NullMarked;
