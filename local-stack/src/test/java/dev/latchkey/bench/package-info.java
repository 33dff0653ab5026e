/** Tests of the benchmark: its arithmetic, not what it measures. */
@NullMarked
package dev.latchkey.bench;

import org.jspecify.annotations.NullMarked;
