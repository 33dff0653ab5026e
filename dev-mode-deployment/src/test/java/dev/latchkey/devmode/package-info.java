/** Tests of dev mode's parts. */
@NullMarked
package dev.latchkey.devmode;

import org.jspecify.annotations.NullMarked;
