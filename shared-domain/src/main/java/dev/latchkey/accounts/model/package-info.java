/** The values of accounts. Each checks itself when it is made, so that one in hand is a valid one. */
@NullMarked
package dev.latchkey.accounts.model;

import org.jspecify.annotations.NullMarked;
