/** What the packages of the functions are made of. */
@NullMarked
package dev.latchkey.local.stack.packages;

import org.jspecify.annotations.NullMarked;
