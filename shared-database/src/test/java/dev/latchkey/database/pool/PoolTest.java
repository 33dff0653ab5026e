package dev.latchkey.database.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.domain.UnitOfWork;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class PoolTest {
    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DataSource dataSource;

    TestDatabase database;

    @BeforeEach
    void makeATable() {
        database.execute("create table if not exists notes (text text);"
                + " truncate notes; grant select, insert on notes to latchkey_preferences");
    }

    @Test
    void aUnitOfWorkThatFailsLeavesNothingBehindAndThrowsItsOwnException() {
        var failure = new IllegalStateException("no");

        assertThatThrownBy(() -> unitOfWork.run(() -> {
                    write("one");
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(count()).isZero();
    }

    @Test
    void aUnitOfWorkOfTwoWritesTakesThreeRoundTripsAndKeepsBoth() {
        unitOfWork.run(() -> write("warm"));

        int roundTrips = database.roundTrips()
                .during(() -> unitOfWork.run(() -> {
                    write("one");
                    write("two");
                }));

        assertThat(roundTrips).as("%s", database.roundTrips().statements()).isEqualTo(3);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void whatAViolationWasAboutDoesNotShowInItsMessage() {
        database.execute("alter table notes add constraint short check (length(text) < 10)");
        try {
            assertThatThrownBy(() -> write("a secret of somebody"))
                    .rootCause()
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("short")
                    .message()
                    .doesNotContain("secret");
        } finally {
            database.execute("alter table notes drop constraint short");
        }
    }

    @Test
    void aUnitOfWorkInsideAnotherIsUndoneTogetherWithIt() {
        assertThatThrownBy(() -> unitOfWork.run(() -> {
                    unitOfWork.run(() -> write("inner"));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(count()).isZero();
    }

    @Test
    void aSingleStatementIsOneRoundTrip() {
        count();

        assertThat(database.roundTrips().during(this::count))
                .as("%s", database.roundTrips().statements())
                .isEqualTo(1);
    }

    private void write(String text) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("insert into notes values (?)")) {
            statement.setString(1, text);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private int count() {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select count(*) from notes");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
