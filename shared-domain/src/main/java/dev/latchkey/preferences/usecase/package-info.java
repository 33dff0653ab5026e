/** What can be done with preferences, one class each. */
@NullMarked
package dev.latchkey.preferences.usecase;

import org.jspecify.annotations.NullMarked;
