/** JSON text to and from the domain's exact values. */
@NullMarked
package dev.latchkey.preferences.json;

import org.jspecify.annotations.NullMarked;
