/** How hard a password is to guess, judged in a bounded number of steps. */
@NullMarked
package dev.latchkey.auth.strength;

import org.jspecify.annotations.NullMarked;
