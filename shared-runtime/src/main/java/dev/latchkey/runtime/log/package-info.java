/** The fields of a log line. */
@NullMarked
package dev.latchkey.runtime.log;

import org.jspecify.annotations.NullMarked;
