@NullMarked
package dev.latchkey.runtime.metrics;

import org.jspecify.annotations.NullMarked;
