package dev.latchkey.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server of the tests trusts whoever connects, so that a refused password is not among these. */
class BootstrapTest {
    private static final TestDatabase DATABASE = TestDatabase.createEmpty();

    @BeforeEach
    void anOwnerAsRdsMakesIt() {
        TestDatabase.executeOnServer("create role rds_iam; create role owner_of_rds superuser login");
    }

    @AfterEach
    void dropRoles() {
        TestDatabase.executeOnServer("drop role rds_iam; drop role owner_of_rds");
    }

    @Test
    void theOwnerIsGivenIamAuthenticationAndTheSecondTimeNothingIsDone() {
        var bootstrap = new Bootstrap(database(Map.of()), database(Map.of()));

        assertThat(bootstrap.perform().granted()).isTrue();
        assertThat(bootstrap.perform().granted()).isFalse();
    }

    @Test
    void aDatabaseThatCannotBeReachedIsToldApartFromAnOwnerThatHasNoIamYet() {
        var unreachable = database(Map.of("LATCHKEY_DB_PORT", "1"));

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(new Bootstrap(unreachable, unreachable)::perform)
                .withMessageContaining("08001");
    }

    @Test
    void aRoleThatIsNotThereIsRefusedWithoutThePassword() {
        var stranger = database(Map.of("LATCHKEY_DB_USER", "nobody", "LATCHKEY_DB_PASSWORD", "s3cret"));

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(new Bootstrap(stranger, stranger)::perform)
                .withMessageContaining("28000")
                .withMessageNotContaining("s3cret");
    }

    private static DataSource database(Map<String, String> changes) {
        Map<String, String> variables = new HashMap<>(DATABASE.environment("migrations"));
        variables.put("LATCHKEY_DB_USER", "owner_of_rds");
        variables.putAll(changes);
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        return new DirectDataSource(
                DatabaseSettings.from(environment),
                environment,
                InstantSource.system(),
                new EmfMetrics("migrations", InstantSource.system(), line -> {}));
    }
}
