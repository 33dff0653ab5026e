@NullMarked
package dev.latchkey.runtime.snapshot;

import org.jspecify.annotations.NullMarked;
