/** Tests of the packaged functions, end to end: gateway, runtime client, function, PostgreSQL. */
@NullMarked
package dev.latchkey.local.stack.e2e;

import org.jspecify.annotations.NullMarked;
