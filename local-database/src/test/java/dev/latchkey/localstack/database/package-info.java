/** Tests of the local stack's database. */
@NullMarked
package dev.latchkey.localstack.database;

import org.jspecify.annotations.NullMarked;
