/** What every function needs to run on Lambda and what has nothing to do with HTTP. */
@NullMarked
package dev.latchkey.runtime;

import org.jspecify.annotations.NullMarked;
