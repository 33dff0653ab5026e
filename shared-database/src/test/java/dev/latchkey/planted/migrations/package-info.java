/** Violations, planted so that each rule is seen to bite. */
@NullMarked
package dev.latchkey.planted.migrations;

import org.jspecify.annotations.NullMarked;
