/** The connection pool and its transactions. */
@NullMarked
package dev.latchkey.database.pool;

import org.jspecify.annotations.NullMarked;
