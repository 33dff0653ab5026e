/** What accounts need from outside. Each port has a contract test, which every implementation passes. */
@NullMarked
package dev.latchkey.accounts.port;

import org.jspecify.annotations.NullMarked;
