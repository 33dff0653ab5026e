package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.runtime.deadline.Deadlines;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> metricLines = new ArrayList<>();
    private final EmfMetrics metrics = new EmfMetrics("auth", () -> Instant.EPOCH, metricLines::add);
    private final Retries retries = new Retries(metrics, new Random(1), waits::add);
    private int calls;

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "40001", "40P01"})
    void whatCertainlyHadNoEffectIsSentAgain(String state) {
        assertThat(retries.unrepeatable(failing(2, state))).isEqualTo("done");
        assertThat(calls).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08004", "53300", "57P03"})
    void aConnectionThatThePoolTriedTwiceToOpenIsNotTriedAgain(String state) {
        assertThatThrownBy(() -> retries.repeatable(failing(1, state))).hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> unitOfWork(work -> work).perform(failing(2, state)))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(calls).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "23505", "42601", "57014"})
    void aWriteOfWhichNobodyKnowsOrThatIsWrongIsNotSentAgain(String state) {
        assertThatThrownBy(() -> retries.unrepeatable(failing(1, state))).hasRootCauseInstanceOf(SQLException.class);
        assertThat(calls).isOne();
    }

    @Test
    void aReadIsSentAgainWhenItsConnectionWasLost() {
        assertThat(retries.repeatable(failing(1, "08006"))).isEqualTo("done");
    }

    @Test
    void afterThreeAttemptsTheFailureIsThrownOn() {
        assertThatThrownBy(() -> retries.repeatable(failing(3, "57P01"))).hasRootCauseInstanceOf(SQLException.class);
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void waitsAreShortRandomAndCounted() {
        retries.repeatable(failing(2, "57P01"));
        metrics.flush();

        assertThat(waits).hasSize(2).allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMillis(80)));
        assertThat(waits.get(0)).isNotEqualTo(waits.get(1));
        assertThat(metricLines).singleElement().asString().contains("\"DatabaseRetries\":[1,1]");
    }

    @Test
    void whenTheRequestHasNoTimeLeftNothingIsSentAgain() {
        try (var _ = Deadlines.begin(Duration.ZERO)) {
            assertThatThrownBy(() -> retries.repeatable(failing(1, "57P01")))
                    .hasRootCauseInstanceOf(SQLException.class);
        }
        assertThat(calls).isOne();
    }

    @Test
    void aUnitOfWorkThatLostItsConnectionBeforeTheCommitRunsAgain() {
        assertThat(unitOfWork(work -> work).perform(failing(1, "08006"))).isEqualTo("done");
    }

    @Test
    void aUnitOfWorkThatLostItsConnectionWhileCommittingDoesNotRunAgain() {
        var unitOfWork = unitOfWork(work -> () -> {
            var _ = work.get();
            throw failure("08006");
        });

        assertThatThrownBy(() -> unitOfWork.perform(failing(0, ""))).hasRootCauseInstanceOf(SQLException.class);
        assertThat(calls).isOne();
    }

    @Test
    void aUnitOfWorkThatTheServerUndidAtTheCommitRunsAgain() {
        var unitOfWork = unitOfWork(work -> () -> {
            var result = work.get();
            if (calls == 1) {
                throw failure("40001");
            }
            return result;
        });

        assertThat(unitOfWork.perform(failing(0, ""))).isEqualTo("done");
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void aUnitOfWorkInsideAnotherLeavesRetryingToTheOuterOne() {
        var inner = new RetryingUnitOfWork(new Surrounding(true, work -> work), retries);

        assertThatThrownBy(() -> inner.perform(failing(1, "40001"))).hasRootCauseInstanceOf(SQLException.class);
        assertThat(calls).isOne();
    }

    @Test
    void aUnitOfWorkDoesNotBeginAfterTheDeadline() {
        try (var _ = Deadlines.begin(Duration.ZERO)) {
            assertThatThrownBy(() -> unitOfWork(work -> work).perform(failing(0, "")))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> assertThat(e.failure().code()).isEqualTo(FailureCode.TIMEOUT));
        }
        assertThat(calls).isZero();
    }

    private interface Around {
        Supplier<?> around(Supplier<?> work);
    }

    private RetryingUnitOfWork unitOfWork(Around commit) {
        return new RetryingUnitOfWork(new Surrounding(false, commit), retries);
    }

    private record Surrounding(boolean isActive, Around commit) implements Transactions {
        @Override
        @SuppressWarnings("unchecked")
        public <T> T perform(Supplier<T> work) {
            return (T) commit.around(work).get();
        }
    }

    private Supplier<String> failing(int times, String state) {
        return () -> {
            calls++;
            if (calls <= times) {
                throw failure(state);
            }
            return "done";
        };
    }

    private static IllegalStateException failure(String state) {
        return new IllegalStateException("as a framework wraps it", new SQLException("reason", state));
    }
}
