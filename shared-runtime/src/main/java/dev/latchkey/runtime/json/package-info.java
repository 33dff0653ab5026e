/** How JSON of clients is read without leaving a trace in the function. */
@NullMarked
package dev.latchkey.runtime.json;

import org.jspecify.annotations.NullMarked;
