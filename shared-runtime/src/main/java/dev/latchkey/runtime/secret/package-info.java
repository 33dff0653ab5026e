/** The master key, and what is kept secret under keys that are derived from it. */
@NullMarked
package dev.latchkey.runtime.secret;

import org.jspecify.annotations.NullMarked;
