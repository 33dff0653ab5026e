package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseTest {
    private static final Instant MOMENT = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final Retries retries = new Retries(new EmfMetrics("auth", InstantSource.system(), line -> {}));
    private final TestDatabase server = TestDatabase.create();
    private final Severed severed = new Severed();
    private final Database database = new Database(severed, retries, Transactions.NONE);

    @BeforeEach
    void nameTheServer() {
        severed.setPortNumbers(new int[] {server.port()});
        severed.setDatabaseName(server.name());
        severed.setUser("postgres");
    }

    @AfterEach
    void drop() {
        server.close();
    }

    @Test
    void aReadWhoseConnectionWasLostIsSentAgain() {
        severed.loseNext();

        assertThat(database.find("select 1 as one", row -> row.text("one"))).contains("1");
    }

    @Test
    void aWriteWhoseConnectionWasLostIsNot() {
        server.execute("create table facts (text text)");

        assertLost(() -> database.update("insert into facts values ('one')"));
        assertLost(() -> database.change("insert into facts values ('one') returning text", row -> row.text("text")));

        assertThat(database.query("select text from facts", row -> row.text("text")))
                .isEmpty();
    }

    private void assertLost(ThrowingCallable write) {
        severed.loseNext();
        assertThatExceptionOfType(StatementFailed.class)
                .isThrownBy(write)
                .withCauseInstanceOf(SQLException.class)
                .withMessageContaining(Severed.STATE);
    }

    @Test
    void parametersOfEveryKindArrive() {
        var texts = new @Nullable String[] {"one", null};
        assertThat(database.find(
                        """
                        select ?::timestamptz as instant, ?::interval = interval '90 seconds' as lasts,
                          cardinality(?::text[]) as texts, ?::text is null as nothing, ?::bigint as something""",
                        row -> List.of(
                                row.instant("instant"),
                                row.flag("lasts"),
                                row.number("texts"),
                                row.flag("nothing"),
                                row.longNumber("something")),
                        MOMENT,
                        Duration.ofSeconds(90),
                        texts,
                        Optional.empty(),
                        Optional.of(7L)))
                .contains(List.of(MOMENT, true, 2, true, 7L));
    }

    @Test
    void aRowThatNamesWhatIsNotThereIsToldFromOtherFailures() {
        server.execute("create table owners (id int primary key); create table things (owner int references owners)");

        assertThatExceptionOfType(StatementFailed.class)
                .isThrownBy(() -> database.update("insert into things values (1)"))
                .matches(StatementFailed::isForeignKeyViolation);
        assertThatExceptionOfType(StatementFailed.class)
                .isThrownBy(() -> database.update("insert into nowhere values (1)"))
                .matches(failure -> !failure.isForeignKeyViolation());
    }

    /** Loses a connection, as one is whose server was killed; the next one is whole. */
    private static final class Severed extends PGSimpleDataSource {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        static final String STATE = "08006";

        private boolean losing;

        void loseNext() {
            losing = true;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (losing) {
                losing = false;
                throw new SQLException("An I/O error occurred while sending to the backend.", STATE);
            }
            return super.getConnection();
        }
    }
}
