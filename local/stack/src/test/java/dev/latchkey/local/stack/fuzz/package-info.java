/** Requests generated from docs/openapi.yaml, and answers held to it. */
@NullMarked
package dev.latchkey.local.stack.fuzz;

import org.jspecify.annotations.NullMarked;
