/** What dev mode starts beside a function. Seen by Quarkus's build alone, and only in dev mode. */
@NullMarked
package dev.latchkey.local.devmode;

import org.jspecify.annotations.NullMarked;
