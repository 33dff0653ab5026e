/** What accounts and preferences have in common: failures, the user's id, the unit of work. */
@NullMarked
package dev.latchkey.domain;

import org.jspecify.annotations.NullMarked;
