/** What Dev UI needs of Quarkus. Never deployed. */
@NullMarked
package dev.latchkey.devui;

import org.jspecify.annotations.NullMarked;
