@NullMarked
package dev.latchkey.web.limit;

import org.jspecify.annotations.NullMarked;
