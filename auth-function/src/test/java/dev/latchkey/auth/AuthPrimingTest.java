package dev.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class AuthPrimingTest {
    /** Set by the test resource. */
    @SuppressWarnings("NullAway.Init")
    TestDatabase database;

    @Inject
    AuthPriming priming;

    @Test
    void primingWalksThePathsAndLeavesNothingBehind() throws SQLException {
        var before = rows();

        assertThatNoException().isThrownBy(priming::prime);

        assertThat(rows()).isEqualTo(before);
    }

    private String rows() throws SQLException {
        try (var connection = database.connect("postgres");
                var counts = connection.createStatement().executeQuery("""
                        select (select count(*) from users) || ' ' || (select count(*) from sessions) || ' '
                          || (select count(*) from signing_keys) || ' ' || (select count(*) from audit_events) || ' '
                          || (select count(*) from login_throttle)""")) {
            counts.next();
            return counts.getString(1);
        }
    }
}
