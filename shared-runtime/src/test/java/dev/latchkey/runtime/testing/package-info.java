/** What the tests of several modules share. */
@NullMarked
package dev.latchkey.runtime.testing;

import org.jspecify.annotations.NullMarked;
