@NullMarked
package dev.latchkey.architecture;

import org.jspecify.annotations.NullMarked;
