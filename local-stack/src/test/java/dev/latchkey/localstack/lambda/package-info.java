/** Tests of the local stack's lambda. */
@NullMarked
package dev.latchkey.localstack.lambda;

import org.jspecify.annotations.NullMarked;
