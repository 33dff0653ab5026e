@NullMarked
package dev.latchkey.runtime.secret;

import org.jspecify.annotations.NullMarked;
