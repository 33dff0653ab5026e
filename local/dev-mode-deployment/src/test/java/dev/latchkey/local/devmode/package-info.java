/** Tests of dev mode's parts. */
@NullMarked
package dev.latchkey.local.devmode;

import org.jspecify.annotations.NullMarked;
