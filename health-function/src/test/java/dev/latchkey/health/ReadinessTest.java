package dev.latchkey.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @Test
    void isUpWhereTheSchemaIsTheExpectedOne() {
        var checks = readiness(() -> "7").get();
        assertThat(checks).allMatch(Check::up).extracting(Check::name).containsExactly("database", "schema");
        assertThat(checks.getFirst().data()).containsOnlyKeys("latency_ms");
    }

    @Test
    void isUpOnALaterSchemaSoThatAReleaseThatWasBroughtBackServes() {
        for (String later : List.of("8", "10")) {
            assertThat(readiness(() -> later).get()).extracting(Check::up).containsExactly(true, true);
        }
    }

    @Test
    void anEarlierSchemaOrNoneIsDownAndTheDatabaseUp() {
        assertThat(readiness(() -> "").get()).extracting(Check::up).containsExactly(true, false);
        assertThat(readiness(() -> "6").get()).extracting(Check::up).containsExactly(true, false);
    }

    @Test
    void aRefusedConnectionIsDown() {
        var checks = readiness(() -> {
                    throw new SQLException("host db.internal refused", "08001");
                })
                .get();
        assertThat(checks).singleElement().satisfies(check -> {
            assertThat(check.up()).isFalse();
            assertThat(check.toString()).doesNotContain("db.internal");
        });
    }

    @Test
    void aDatabaseThatNeverAnswersIsDownTimeAndAgain() {
        var never = new CountDownLatch(1);
        var readiness = readiness(Duration.ofMillis(200), () -> {
            var _ = never.await(60, TimeUnit.SECONDS);
            return "7";
        });
        for (int i = 0; i < 3; i++) {
            assertThat(readiness.get()).extracting(Check::up).containsExactly(false);
        }
        never.countDown();
    }

    private static Readiness readiness(Callable<String> schemaVersion) {
        return readiness(AMPLE, schemaVersion);
    }

    private static Readiness readiness(Duration budget, Callable<String> schemaVersion) {
        return new Readiness(schemaVersion, "7", budget);
    }
}
