/** The embedded PostgreSQL. */
@NullMarked
package dev.latchkey.localstack.database;

import org.jspecify.annotations.NullMarked;
