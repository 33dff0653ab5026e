/** Tests of the local stack. */
@NullMarked
package dev.latchkey.localstack;

import org.jspecify.annotations.NullMarked;
