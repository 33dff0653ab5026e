/** The accounts' tables: each port by one statement a call. */
@NullMarked
package dev.latchkey.auth.persistence;

import org.jspecify.annotations.NullMarked;
