package dev.latchkey.preferences.http;

import dev.latchkey.web.bearer.KeySource;
import dev.latchkey.web.testing.TestTokens;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** The key that tests sign tokens with, in the place of the database's. */
@Singleton
public class TestKeys {
    public static final TestTokens TOKENS = TestTokens.withKey("test-key");

    @Produces
    @Singleton
    KeySource keys() {
        return () -> Map.of(TOKENS.kid(), TOKENS.publicKey());
    }
}
