/** Tests of the shared database. */
@NullMarked
package dev.latchkey.local.database.shared;

import org.jspecify.annotations.NullMarked;
