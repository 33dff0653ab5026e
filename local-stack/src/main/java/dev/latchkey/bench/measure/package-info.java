/** One class a thing that is measured. */
@NullMarked
package dev.latchkey.bench.measure;

import org.jspecify.annotations.NullMarked;
