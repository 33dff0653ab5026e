/** Small helpers around the JDK's HTTP server, which the gateway and the Runtime API share. */
@NullMarked
package dev.latchkey.local.emulator.http;

import org.jspecify.annotations.NullMarked;
