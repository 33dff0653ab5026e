@NullMarked
package dev.latchkey.runtime.pool;

import org.jspecify.annotations.NullMarked;
