/** Limits on requests per source address. */
@NullMarked
package dev.latchkey.web.limit;

import org.jspecify.annotations.NullMarked;
