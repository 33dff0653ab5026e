/** Access tokens: verified JWTs (RFC 9068) as bearer tokens (RFC 6750). */
@NullMarked
package dev.latchkey.web.bearer;

import org.jspecify.annotations.NullMarked;
