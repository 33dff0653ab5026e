@NullMarked
package dev.latchkey.accounts.port;

import org.jspecify.annotations.NullMarked;
