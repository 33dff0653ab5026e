/** One class a thing that is measured. */
@NullMarked
package dev.latchkey.local.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
