/** Tests of the packaged functions, end to end: gateway, runtime client, function, PostgreSQL. */
@NullMarked
package dev.latchkey.localstack.e2e;

import org.jspecify.annotations.NullMarked;
