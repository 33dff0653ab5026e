/** The parts of AWS that a running function talks to: its credentials and the Extensions API. */
@NullMarked
package dev.latchkey.runtime.aws;

import org.jspecify.annotations.NullMarked;
