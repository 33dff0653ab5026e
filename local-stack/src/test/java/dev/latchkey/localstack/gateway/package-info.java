/** Tests of the local stack's gateway. */
@NullMarked
package dev.latchkey.localstack.gateway;

import org.jspecify.annotations.NullMarked;
