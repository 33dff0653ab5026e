/** Measures the packaged functions against floors and targets: {@code ./latchkey bench}. */
@NullMarked
package dev.latchkey.local.benchmarks;

import org.jspecify.annotations.NullMarked;
