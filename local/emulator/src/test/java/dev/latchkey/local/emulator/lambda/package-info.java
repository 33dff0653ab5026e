/** Tests of the local stack's lambda. */
@NullMarked
package dev.latchkey.local.emulator.lambda;

import org.jspecify.annotations.NullMarked;
