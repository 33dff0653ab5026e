/** The connection pool and its transactions. The migrations function leaves this package out. */
@NullMarked
package dev.latchkey.database.pool;

import org.jspecify.annotations.NullMarked;
