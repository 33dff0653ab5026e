/** The routes: HTTP in, use cases, HTTP out. */
@NullMarked
package dev.latchkey.preferences.http;

import org.jspecify.annotations.NullMarked;
