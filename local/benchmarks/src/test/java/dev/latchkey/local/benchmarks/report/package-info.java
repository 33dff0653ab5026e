/** Tests of the benchmark: its arithmetic, not what it measures. */
@NullMarked
package dev.latchkey.local.benchmarks.report;

import org.jspecify.annotations.NullMarked;
