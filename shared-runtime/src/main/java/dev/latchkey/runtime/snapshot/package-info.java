/** SnapStart: what happens before a snapshot is taken and after one is restored. */
@NullMarked
package dev.latchkey.runtime.snapshot;

import org.jspecify.annotations.NullMarked;
