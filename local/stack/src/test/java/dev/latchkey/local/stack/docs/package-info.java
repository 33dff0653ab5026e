/** Tests that keep the documentation true: its links, its quotes of code, the tests that it names. */
@NullMarked
package dev.latchkey.local.stack.docs;

import org.jspecify.annotations.NullMarked;
