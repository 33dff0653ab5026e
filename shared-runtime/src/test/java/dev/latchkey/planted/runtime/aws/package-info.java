/** Violations, planted so that each rule is seen to bite. */
@NullMarked
package dev.latchkey.planted.runtime.aws;

import org.jspecify.annotations.NullMarked;
