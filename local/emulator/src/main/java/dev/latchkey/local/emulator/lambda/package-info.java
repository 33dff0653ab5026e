/** Lambda: functions, their instances, and the Runtime and Extensions APIs that the instances speak. */
@NullMarked
package dev.latchkey.local.emulator.lambda;

import org.jspecify.annotations.NullMarked;
