/** What the local stack tells of itself under /_latchkey/. */
@NullMarked
package dev.latchkey.local.stack.control;

import org.jspecify.annotations.NullMarked;
