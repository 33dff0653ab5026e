/** Tests of the local stack's database. */
@NullMarked
package dev.latchkey.local.database;

import org.jspecify.annotations.NullMarked;
