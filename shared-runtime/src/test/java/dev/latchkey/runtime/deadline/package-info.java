@NullMarked
package dev.latchkey.runtime.deadline;

import org.jspecify.annotations.NullMarked;
