/** Passwords that are weak, and passwords that are to cost much to judge. */
@NullMarked
package dev.latchkey.auth.strength;

import org.jspecify.annotations.NullMarked;
