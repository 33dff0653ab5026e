/** What the functions are compared with: handlers that do one thing and no more. Needs no class of any other package. */
@NullMarked
package dev.latchkey.local.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
