/** The local stack: API Gateway, Lambda and PostgreSQL on one machine, for the packaged functions. */
@NullMarked
package dev.latchkey.local.stack;

import org.jspecify.annotations.NullMarked;
