package dev.latchkey.planted.health;

import dev.latchkey.domain.UserId;
import dev.latchkey.domain.UuidGenerator;

/** A probe has no business with users. */
record ProbeThatKnowsTooMuch(UserId user) {
    static ProbeThatKnowsTooMuch of(UuidGenerator ids) {
        return new ProbeThatKnowsTooMuch(new UserId(ids.next()));
    }
}
