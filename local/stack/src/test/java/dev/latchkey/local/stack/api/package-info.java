/** docs/openapi.yaml, as the tests hold the API to it. */
@NullMarked
package dev.latchkey.local.stack.api;

import org.jspecify.annotations.NullMarked;
