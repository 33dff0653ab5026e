/** A small function, so that shared-web is tested as functions use it. */
@NullMarked
package dev.latchkey.web.app;

import org.jspecify.annotations.NullMarked;
