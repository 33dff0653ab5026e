/** Tests of the local stack's control API. */
@NullMarked
package dev.latchkey.local.stack.control;

import org.jspecify.annotations.NullMarked;
