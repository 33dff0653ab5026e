/** The health function: probes, and the answer to every request that has no route. */
@NullMarked
package dev.latchkey.health;

import org.jspecify.annotations.NullMarked;
