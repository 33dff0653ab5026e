/** The accounts' routes. */
@NullMarked
package dev.latchkey.auth.http;

import org.jspecify.annotations.NullMarked;
