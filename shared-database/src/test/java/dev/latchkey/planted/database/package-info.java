@NullMarked
package dev.latchkey.planted.database;

import org.jspecify.annotations.NullMarked;
