@NullMarked
package dev.latchkey.planted.web.problem;

import org.jspecify.annotations.NullMarked;
