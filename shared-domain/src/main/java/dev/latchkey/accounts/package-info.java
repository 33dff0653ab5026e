/** Accounts: who users are, how they prove it, and the sessions they hold. */
@NullMarked
package dev.latchkey.accounts;

import org.jspecify.annotations.NullMarked;
