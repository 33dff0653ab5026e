/** Preferences: a user's settings as JSON documents, one a namespace. */
@NullMarked
package dev.latchkey.preferences;

import org.jspecify.annotations.NullMarked;
