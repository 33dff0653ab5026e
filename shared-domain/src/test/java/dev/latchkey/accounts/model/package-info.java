@NullMarked
package dev.latchkey.accounts.model;

import org.jspecify.annotations.NullMarked;
