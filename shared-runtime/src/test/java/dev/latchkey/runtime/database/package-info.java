@NullMarked
package dev.latchkey.runtime.database;

import org.jspecify.annotations.NullMarked;
