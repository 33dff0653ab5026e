/** The database that the dev modes of several functions use together. */
@NullMarked
package dev.latchkey.local.database.shared;

import org.jspecify.annotations.NullMarked;
