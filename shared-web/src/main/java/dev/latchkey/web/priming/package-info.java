/** How functions walk their own routes before a snapshot. */
@NullMarked
package dev.latchkey.web.priming;

import org.jspecify.annotations.NullMarked;
