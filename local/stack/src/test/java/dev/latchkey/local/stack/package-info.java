/** Tests of the local stack. */
@NullMarked
package dev.latchkey.local.stack;

import org.jspecify.annotations.NullMarked;
