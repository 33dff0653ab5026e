package dev.latchkey.planted.web.json;

import java.time.Instant;

/** Takes the time from the machine. */
class ClockOfItsOwn {
    Instant now() {
        return Instant.now();
    }
}
