package dev.latchkey.web.app;

import dev.latchkey.runtime.config.Rate;
import dev.latchkey.web.bearer.KeySource;
import dev.latchkey.web.limit.RateLimiter;
import dev.latchkey.web.limit.RateLimits;
import dev.latchkey.web.routes.RouteTable;
import dev.latchkey.web.testing.TestTokens;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@Singleton
public class TestBeans {
    public static final TestTokens TOKENS = TestTokens.withKey("test-key");

    @Produces
    @Singleton
    KeySource keys() {
        return () -> Map.of(TOKENS.kid(), TOKENS.publicKey());
    }

    @Produces
    @Singleton
    RouteTable routes() {
        return RouteTable.of(List.of("POST /notes"));
    }

    @Produces
    @Singleton
    RateLimits rates() {
        return new RateLimits(Map.of("notes", Rate.parse("30/60s")));
    }

    /** Lets nobody pass. */
    @Produces
    @Singleton
    RateLimiter limiter() {
        return (bucket, rate) -> Duration.ofMillis(1500);
    }
}
