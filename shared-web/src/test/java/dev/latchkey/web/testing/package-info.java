/** For tests of whatever answers HTTP: tokens, good and hostile, and what a problem document must be. */
@NullMarked
package dev.latchkey.web.testing;

import org.jspecify.annotations.NullMarked;
