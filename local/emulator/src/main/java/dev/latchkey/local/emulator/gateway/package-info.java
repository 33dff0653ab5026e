/** API Gateway's HTTP API: routes, throttles, CORS, and events of payload format 2.0. */
@NullMarked
package dev.latchkey.local.emulator.gateway;

import org.jspecify.annotations.NullMarked;
