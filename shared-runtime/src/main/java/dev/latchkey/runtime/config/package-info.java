/** Settings from the environment, read with errors that name the variable. */
@NullMarked
package dev.latchkey.runtime.config;

import org.jspecify.annotations.NullMarked;
