/** Who may know whom, as tests. */
@NullMarked
package dev.latchkey.architecture;

import org.jspecify.annotations.NullMarked;
