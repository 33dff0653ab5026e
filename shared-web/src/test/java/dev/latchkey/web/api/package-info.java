/** The API's description: put together from its sources and held to the table of routes. */
@NullMarked
package dev.latchkey.web.api;

import org.jspecify.annotations.NullMarked;
