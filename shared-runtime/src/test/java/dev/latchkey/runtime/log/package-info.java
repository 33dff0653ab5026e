@NullMarked
package dev.latchkey.runtime.log;

import org.jspecify.annotations.NullMarked;
