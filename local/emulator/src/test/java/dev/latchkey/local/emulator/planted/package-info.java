/** Violations of the rules, for tests of the rules. */
@NullMarked
package dev.latchkey.local.emulator.planted;

import org.jspecify.annotations.NullMarked;
