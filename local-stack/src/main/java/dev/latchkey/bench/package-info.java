/** Measures the packaged functions against floors and targets: {@code ./latchkey bench}. */
@NullMarked
package dev.latchkey.bench;

import org.jspecify.annotations.NullMarked;
