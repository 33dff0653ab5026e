/** What the other packages build on: signals, files, and how failures are reported. */
@NullMarked
package dev.latchkey.local.emulator.platform;

import org.jspecify.annotations.NullMarked;
