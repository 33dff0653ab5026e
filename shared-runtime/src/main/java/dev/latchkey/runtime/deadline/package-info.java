/** How long a request may still take, for whatever waits on its behalf. */
@NullMarked
package dev.latchkey.runtime.deadline;

import org.jspecify.annotations.NullMarked;
