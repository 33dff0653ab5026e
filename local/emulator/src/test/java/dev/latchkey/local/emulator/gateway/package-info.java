/** Tests of the local stack's gateway. */
@NullMarked
package dev.latchkey.local.emulator.gateway;

import org.jspecify.annotations.NullMarked;
