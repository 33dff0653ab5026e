package dev.latchkey.auth.security;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.secret.MasterKey;
import java.util.Optional;

/** Master keys to test with. */
final class TestKeys {
    static final MasterKey ONE = of("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    static final MasterKey OTHER = of("MTEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    private TestKeys() {}

    private static MasterKey of(String text) {
        return MasterKey.from(Environment.of(name -> Optional.of(text)));
    }
}
