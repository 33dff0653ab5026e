package dev.latchkey.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Duration BUDGET = Duration.ofMillis(200);

    @Test
    void isUpWhereTheSchemaIsTheExpectedOne() {
        var checks = readiness(() -> "7").get();
        assertThat(checks).allMatch(Check::up).extracting(Check::name).containsExactly("database", "schema");
        assertThat(checks.getFirst().data()).containsOnlyKeys("latency_ms");
    }

    @Test
    void anotherSchemaIsDownAndTheDatabaseUp() {
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
    void aDatabaseThatNeverAnswersIsDownWithinTheBudgetTimeAndAgain() throws InterruptedException {
        var never = new CountDownLatch(1);
        var readiness = readiness(() -> {
            never.await();
            return "7";
        });
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            assertThat(readiness.get()).extracting(Check::up).containsExactly(false);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(BUDGET, BUDGET.multipliedBy(4));
        }
        never.countDown();
    }

    private static Readiness readiness(Callable<String> schemaVersion) {
        return new Readiness(schemaVersion, "7", BUDGET);
    }
}
