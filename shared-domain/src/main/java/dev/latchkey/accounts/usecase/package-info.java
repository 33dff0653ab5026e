/** What can be done with accounts: one class and one public method each. */
@NullMarked
package dev.latchkey.accounts.usecase;

import org.jspecify.annotations.NullMarked;
