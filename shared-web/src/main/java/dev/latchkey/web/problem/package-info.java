/** Problem documents (RFC 9457): one for every refusal, in plain Java. */
@NullMarked
package dev.latchkey.web.problem;

import org.jspecify.annotations.NullMarked;
