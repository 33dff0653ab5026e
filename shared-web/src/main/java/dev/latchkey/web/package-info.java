/** What answering HTTP takes for any function. Knows failures, not what they are about. */
@NullMarked
package dev.latchkey.web;

import org.jspecify.annotations.NullMarked;
