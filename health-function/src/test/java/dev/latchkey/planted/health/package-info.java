@NullMarked
package dev.latchkey.planted.health;

import org.jspecify.annotations.NullMarked;
