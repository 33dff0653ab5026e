/** Tests of the local stack's control API. */
@NullMarked
package dev.latchkey.localstack.control;

import org.jspecify.annotations.NullMarked;
