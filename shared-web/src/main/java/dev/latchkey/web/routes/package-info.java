/** The table of routes that infrastructure, local stack and functions have in common. */
@NullMarked
package dev.latchkey.web.routes;

import org.jspecify.annotations.NullMarked;
