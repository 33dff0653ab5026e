/** Where the database is and how a connection to it is opened; plain JDBC. */
@NullMarked
package dev.latchkey.database;

import org.jspecify.annotations.NullMarked;
