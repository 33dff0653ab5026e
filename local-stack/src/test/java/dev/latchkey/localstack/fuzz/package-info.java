/** Requests generated from docs/openapi.yaml, and answers held to it. */
@NullMarked
package dev.latchkey.localstack.fuzz;

import org.jspecify.annotations.NullMarked;
