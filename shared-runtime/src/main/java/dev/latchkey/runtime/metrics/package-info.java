/** Metrics in CloudWatch's Embedded Metric Format. */
@NullMarked
package dev.latchkey.runtime.metrics;

import org.jspecify.annotations.NullMarked;
