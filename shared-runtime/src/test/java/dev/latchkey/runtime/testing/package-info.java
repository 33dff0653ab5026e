/** A real database for tests, and the counting of round trips to it. */
@NullMarked
package dev.latchkey.runtime.testing;

import org.jspecify.annotations.NullMarked;
