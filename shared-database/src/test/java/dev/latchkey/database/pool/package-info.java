@NullMarked
package dev.latchkey.database.pool;

import org.jspecify.annotations.NullMarked;
