@NullMarked
package dev.latchkey.accounts.fake;

import org.jspecify.annotations.NullMarked;
