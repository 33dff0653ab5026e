/** The accounts' cryptography: hashes, tokens, keys. */
@NullMarked
package dev.latchkey.auth.security;

import org.jspecify.annotations.NullMarked;
