package dev.latchkey.web.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.Retries;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseKeysTest {
    private final Retries retries = new Retries(new EmfMetrics("auth", InstantSource.system(), line -> {}));

    @ParameterizedTest
    @CsvSource({"08006, 3", "57P01, 3", "08001, 1"})
    void aConnectionThatWasLostIsReplacedAndOneThatCannotBeOpenedIsNotAskedForAgain(String state, int attempts) {
        var database = new Failing(state);

        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(new DatabaseKeys(database, retries)::load)
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(FailureCode.SERVICE_UNAVAILABLE));

        assertThat(database.attempts).isEqualTo(attempts);
    }

    @Test
    void aFaultOfLatchkeyItselfIsNotHidden() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(new DatabaseKeys(new Failing("42501"), retries)::load)
                .withCauseInstanceOf(SQLException.class);
    }

    private static final class Failing extends PGSimpleDataSource {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final String state;
        private int attempts;

        Failing(String state) {
            this.state = state;
        }

        @Override
        public Connection getConnection() throws SQLException {
            attempts++;
            throw new SQLException("failing", state);
        }
    }
}
