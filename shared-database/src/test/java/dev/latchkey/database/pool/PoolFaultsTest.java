package dev.latchkey.database.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.database.DatabaseFailures;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.runtime.deadline.Deadline;
import dev.latchkey.runtime.deadline.Deadlines;
import dev.latchkey.runtime.snapshot.Lifecycle;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.crac.Core;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class PoolFaultsTest {
    /** Long enough for a statement to be running by then on a busy machine. */
    private static final Duration UNTIL_IT_RUNS = Duration.ofSeconds(3);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DataSource dataSource;

    @Inject
    Lifecycle lifecycle;

    TestDatabase database;

    @BeforeEach
    void makeATable() {
        database.execute("create table if not exists facts (text text);"
                + " truncate facts; grant select, insert on facts to latchkey_preferences");
    }

    @Test
    void aConnectionCutWhileIdleIsReplacedWithoutTheRequestNoticing() {
        unitOfWork.run(() -> run("insert into facts values ('before')"));

        database.roundTrips().cut();
        unitOfWork.run(() -> run("insert into facts values ('after')"));

        assertThat(count("facts")).isEqualTo(2);
    }

    @Test
    void aConnectionThatAnAdministratorEndedIsReplacedWithoutTheRequestNoticing() {
        unitOfWork.run(() -> run("insert into facts values ('before')"));

        database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'latchkey_preferences'");
        unitOfWork.run(() -> run("insert into facts values ('after')"));

        assertThat(count("facts")).isEqualTo(2);
    }

    @Test
    void aUnitOfWorkCutInTheMiddleRunsAgainAsAWholeAndIsKeptOnce() {
        var attempts = new AtomicInteger();

        unitOfWork.run(() -> {
            run("insert into facts values ('one')");
            if (attempts.incrementAndGet() == 1) {
                database.roundTrips().cut();
            }
            run("insert into facts values ('two')");
        });

        assertThat(attempts).hasValue(2);
        assertThat(count("facts")).isEqualTo(2);
    }

    @Test
    void aStatementStillRunningAtTheDeadlineIsGivenUpAndItsTransactionUndone() {
        try (var _ = Deadlines.begin(UNTIL_IT_RUNS)) {
            assertThatThrownBy(() -> unitOfWork.run(() -> {
                        run("set local statement_timeout = 0");
                        run("insert into facts values ('half')");
                        run("select pg_sleep(300)");
                    }))
                    .satisfies(e -> assertThat(DatabaseFailures.refusal(e).map(Failure::code))
                            .contains(FailureCode.TIMEOUT));
        }

        assertThat(count("facts")).isZero();
        awaitNone(
                "pg_stat_activity where query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()",
                "that goes on");
    }

    @Test
    void ofAStatementThatWaitsForALockAtTheDeadlineNothingIsKeptAlthoughTheLockIsLetGoRightAfter() throws SQLException {
        unitOfWork.run(() -> run("insert into facts values ('before')"));
        // For the one connection, so that not the server's own limit ends the wait.
        run("set statement_timeout = 0");
        int opened = database.roundTrips().connections();

        try (var holder = database.connect("postgres")) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table facts");
            try (var _ = Deadlines.begin(UNTIL_IT_RUNS)) {
                assertThatThrownBy(() -> run("insert into facts values ('late')"))
                        .satisfies(e -> assertThat(DatabaseFailures.refusal(e)).contains(Deadline.timeout()));
            }
        }
        run("insert into facts values ('after')");

        assertThat(count("facts where text = 'late'")).isZero();
        assertThat(count("facts")).isEqualTo(2);
        assertThat(database.roundTrips().connections()).as("with one to cancel").isEqualTo(opened + 1);
        run("reset statement_timeout");
    }

    @Test
    void aDatabaseWithoutRoomForAnotherConnectionIsUnavailableUntilThereIsRoom() {
        database.roundTrips().cut();
        TestDatabase.executeOnServer("alter role latchkey_preferences connection limit 0");
        try {
            assertThatThrownBy(() -> unitOfWork.run(() -> run("insert into facts values ('lost')")))
                    .satisfies(e -> assertThat(DatabaseFailures.refusal(e).map(Failure::code))
                            .contains(FailureCode.SERVICE_UNAVAILABLE));
        } finally {
            TestDatabase.executeOnServer("alter role latchkey_preferences connection limit -1");
        }
        unitOfWork.run(() -> run("insert into facts values ('kept')"));
        assertThat(count("facts")).isEqualTo(1);
    }

    @Test
    void aPoolWhoseConnectionsAreAllInUseRefusesInTimeAndServesAgainWhenOneIsReturned() throws SQLException {
        try (var _ = dataSource.getConnection()) {
            try (var _ = dataSource.getConnection()) {
                assertThatThrownBy(() -> unitOfWork.run(() -> run("insert into facts values ('lost')")))
                        .satisfies(e -> assertThat(DatabaseFailures.refusal(e).map(Failure::code))
                                .contains(FailureCode.SERVICE_UNAVAILABLE));
            }
            unitOfWork.run(() -> run("insert into facts values ('kept')"));
        }
        assertThat(count("facts")).isEqualTo(1);
    }

    @Test
    void beforeASnapshotEveryConnectionIsClosedOnTheServerTooAndAfterARestoreANewOneIsOpened() throws Exception {
        unitOfWork.run(() -> run("insert into facts values ('before')"));
        int opened = database.roundTrips().connections();

        lifecycle.beforeCheckpoint(Core.getGlobalContext());

        awaitNone(
                "pg_stat_activity where datname = current_database() and usename = 'latchkey_preferences'",
                "although closed");
        lifecycle.afterRestore(Core.getGlobalContext());
        unitOfWork.run(() -> run("insert into facts values ('after')"));
        assertThat(database.roundTrips().connections()).isEqualTo(opened + 1);
        assertThat(count("facts")).isEqualTo(2);
    }

    /** The server needs a moment to end a process whose client said good-bye. */
    private void awaitNone(String what, String why) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (count(what) > 0) {
            assertThat(System.nanoTime() - end).as("%s %s", what, why).isNegative();
        }
    }

    private void run(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String what) {
        try (var connection = database.connect("postgres");
                var rows = connection.createStatement().executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
