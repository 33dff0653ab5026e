/** The schema's owner: an operator's commands, invoked directly and never through the API. */
@NullMarked
package dev.latchkey.migrations;

import org.jspecify.annotations.NullMarked;
