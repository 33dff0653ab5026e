@NullMarked
package dev.latchkey.runtime.json;

import org.jspecify.annotations.NullMarked;
