/** What the other packages stand on: signals, files, and how failures are told. */
@NullMarked
package dev.latchkey.local.emulator.platform;

import org.jspecify.annotations.NullMarked;
