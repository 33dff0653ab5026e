package dev.latchkey.planted.accounts.usecase;

import java.time.Instant;
import org.assertj.core.api.Assertions;

public final class TwoUseCasesInOne {
    public Instant readsTheClock() {
        return Instant.now();
    }

    public void knowsALibrary() {
        Assertions.fail("planted");
    }
}
