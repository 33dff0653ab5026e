@NullMarked
package dev.latchkey.runtime;

import org.jspecify.annotations.NullMarked;
