/** Violations, planted so that each rule is seen to bite. */
@NullMarked
package dev.latchkey.planted.runtime.pool;

import org.jspecify.annotations.NullMarked;
