/** Making ids. */
@NullMarked
package dev.latchkey.runtime.ids;

import org.jspecify.annotations.NullMarked;
