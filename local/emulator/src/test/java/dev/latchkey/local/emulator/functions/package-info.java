/** Functions that the tests run under the real runtime client. They see neither JSON nor any other library. */
@NullMarked
package dev.latchkey.local.emulator.functions;

import org.jspecify.annotations.NullMarked;
