/** A short soak of the packaged functions. */
@NullMarked
package dev.latchkey.local.soak;

import org.jspecify.annotations.NullMarked;
