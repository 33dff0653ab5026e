/** The embedded PostgreSQL. */
@NullMarked
package dev.latchkey.local.database;

import org.jspecify.annotations.NullMarked;
