/** A real database for tests, and the counting of round trips to it. */
@NullMarked
package dev.latchkey.database.testing;

import org.jspecify.annotations.NullMarked;
