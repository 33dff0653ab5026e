/** JSON bodies, read strictly and written in snake_case. */
@NullMarked
package dev.latchkey.web.json;

import org.jspecify.annotations.NullMarked;
