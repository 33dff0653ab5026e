/** Tests of the benchmark: its arithmetic, not what it measures. */
@NullMarked
package dev.latchkey.bench.measure;

import org.jspecify.annotations.NullMarked;
