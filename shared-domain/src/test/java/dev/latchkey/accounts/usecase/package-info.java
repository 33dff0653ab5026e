@NullMarked
package dev.latchkey.accounts.usecase;

import org.jspecify.annotations.NullMarked;
