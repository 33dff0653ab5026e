@NullMarked
package dev.latchkey.health;

import org.jspecify.annotations.NullMarked;
