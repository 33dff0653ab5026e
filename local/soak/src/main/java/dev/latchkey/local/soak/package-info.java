/** Mixed load under random kills, and a check afterwards that nothing acknowledged was lost and nothing else is there. */
@NullMarked
package dev.latchkey.local.soak;

import org.jspecify.annotations.NullMarked;
