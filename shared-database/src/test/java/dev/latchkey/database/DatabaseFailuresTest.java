package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.runtime.deadline.Deadlines;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03", "40001"})
    void aDatabaseThatCannotBeUsedNowIsUnavailable(String state) {
        assertThat(DatabaseFailures.refusal(wrapped(new SQLException("secret", state))))
                .hasValueSatisfying(failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.SERVICE_UNAVAILABLE);
                    assertThat(failure.retryAfter()).isPresent();
                    assertThat(failure.detail()).doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03", "25P03"})
    void aStatementThatTookTooLongIsATimeout(String state) {
        assertThat(DatabaseFailures.refusal(new SQLException("slow", state)))
                .map(Failure::code)
                .contains(FailureCode.TIMEOUT);
    }

    @Test
    void aConnectionThatWasCutAtTheDeadlineIsATimeout() {
        try (var _ = Deadlines.begin(Duration.ZERO)) {
            assertThat(DatabaseFailures.refusal(new SQLException("cut", "08006")))
                    .map(Failure::code)
                    .contains(FailureCode.TIMEOUT);
        }
    }

    @Test
    void noConnectionOfThePoolInTimeIsUnavailable() {
        assertThat(DatabaseFailures.refusal(new SQLException("Acquisition timeout while waiting for new connection")))
                .map(Failure::code)
                .contains(FailureCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void whatATransactionManagerSuppressedIsFound() {
        var rolledBack = new IllegalStateException("rolled back");
        rolledBack.addSuppressed(new SQLException("lost", "08006"));

        assertThat(DatabaseFailures.refusal(rolledBack)).isPresent();
    }

    @Test
    void aFaultOfLatchkeyItselfIsNoRefusal() {
        assertThat(DatabaseFailures.refusal(new SQLException("syntax", "42601")))
                .isEmpty();
        assertThat(DatabaseFailures.refusal(new IllegalStateException("no database")))
                .isEmpty();
    }

    private static IllegalStateException wrapped(SQLException cause) {
        return new IllegalStateException(new SQLException("Exception while creating new connection", cause));
    }
}
