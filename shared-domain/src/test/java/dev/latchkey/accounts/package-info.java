@NullMarked
package dev.latchkey.accounts;

import org.jspecify.annotations.NullMarked;
