/** Puts the adapters together; the only place that knows them all. */
@NullMarked
package dev.latchkey.preferences.wiring;

import org.jspecify.annotations.NullMarked;
