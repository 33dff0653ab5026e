package dev.latchkey.auth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.database.Database;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.runtime.config.Rate;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class PostgresRateLimiterTest {
    private static final Rate RATE = new Rate(4, Duration.ofSeconds(60));

    @Inject
    Database database;

    private final String bucket = "test:" + UUID.randomUUID();
    private Instant now = Instant.parse("2026-03-01T12:00:00.123456Z");

    @Test
    void aFullBucketGivesAllItsTokensAtOnce() {
        for (var token = 0; token < RATE.permits(); token++) {
            assertThat(take()).isZero();
        }
        assertThat(take()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 11, 13, 600})
    void aPeriodThatTheTokensDoNotDivideGivesThemAllToo(int permits) {
        var rate = new Rate(permits, Duration.ofSeconds(60));
        for (var token = 0; token < permits; token++) {
            assertThat(limiter().take(bucket, rate)).isZero();
        }
        assertThat(limiter().take(bucket, rate)).isPositive();
    }

    @Test
    void tokensComeOneByOne() {
        empty();
        now = now.plusSeconds(14);
        assertThat(take()).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(take()).isZero();
        assertThat(take()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aBucketIsFullAfterAPeriodAndNoFuller() {
        empty();
        now = now.plusSeconds(600);

        empty();

        assertThat(take()).isPositive();
    }

    @Test
    void refusalsTakeNothing() {
        empty();
        for (var refusal = 0; refusal < 10; refusal++) {
            assertThat(take()).isPositive();
        }
        now = now.plusSeconds(15);
        assertThat(take()).isZero();
    }

    @Test
    void bucketsAreApart() {
        empty();

        assertThat(limiter().take(bucket + "x", RATE)).isZero();
    }

    @Test
    void ofParallelRequestsExactlyTheTokensPass() throws Exception {
        var waits = Race.of(24, this::take);

        assertThat(waits).filteredOn(Duration::isZero).hasSize(RATE.permits());
    }

    private void empty() {
        for (var token = 0; token < RATE.permits(); token++) {
            assertThat(take()).isZero();
        }
    }

    private Duration take() {
        return limiter().take(bucket, RATE);
    }

    private PostgresRateLimiter limiter() {
        return new PostgresRateLimiter(database, () -> now);
    }
}
