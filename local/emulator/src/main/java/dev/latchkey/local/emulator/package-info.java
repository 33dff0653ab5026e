/** API Gateway and Lambda on one machine. Knows nothing of the functions that it runs but their packages. */
@NullMarked
package dev.latchkey.local.emulator;

import org.jspecify.annotations.NullMarked;
