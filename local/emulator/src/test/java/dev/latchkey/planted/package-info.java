/** Classes of Latchkey that the emulator must not know, for tests of the rule. */
@NullMarked
package dev.latchkey.planted;

import org.jspecify.annotations.NullMarked;
