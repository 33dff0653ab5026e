/** Documents, changes and versions in PostgreSQL, one statement each. */
@NullMarked
package dev.latchkey.preferences.persistence;

import org.jspecify.annotations.NullMarked;
