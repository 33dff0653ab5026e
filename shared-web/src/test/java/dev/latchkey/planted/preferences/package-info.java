@NullMarked
package dev.latchkey.planted.preferences;

import org.jspecify.annotations.NullMarked;
