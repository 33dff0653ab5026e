/** What the local stack shows about itself under /_latchkey/. */
@NullMarked
package dev.latchkey.local.stack.control;

import org.jspecify.annotations.NullMarked;
