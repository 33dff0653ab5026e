/** docs/openapi.yaml, as the tests hold the API to it. */
@NullMarked
package dev.latchkey.localstack.api;

import org.jspecify.annotations.NullMarked;
