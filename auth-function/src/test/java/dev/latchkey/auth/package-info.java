/** The accounts' function: its routes, tables and cryptography. */
@NullMarked
package dev.latchkey.auth;

import org.jspecify.annotations.NullMarked;
