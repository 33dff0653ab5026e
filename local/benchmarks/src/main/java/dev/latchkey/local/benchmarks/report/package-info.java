/** Figures, and the page, charts and JSON that are written of them. */
@NullMarked
package dev.latchkey.local.benchmarks.report;

import org.jspecify.annotations.NullMarked;
