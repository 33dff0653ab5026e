package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.NEXT;
import static dev.latchkey.auth.http.Api.PASSWORD;
import static dev.latchkey.auth.http.Api.WRONG;
import static dev.latchkey.auth.http.Api.bearer;
import static dev.latchkey.auth.http.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each kind of event which the audit trail knows is written. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the field.
class AuditEventsTest {
    TestDatabase database;

    /** The one that is left out is written by the migrations function, as its KeyRotationTest shows. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGNING_KEY_ROTATED")
    void everyKindOfEventIsWrittenUnderAnIdOfVersionSeven(AuditEventType type) throws SQLException {
        int before = count(type);

        provoke(type);

        assertThat(count(type)).isEqualTo(before + 1);
    }

    /** Has a branch for each kind, or does not compile. */
    private static void provoke(AuditEventType type) {
        var user = newUser();
        switch (type) {
            case REGISTERED -> assertThat(user.id()).isNotNull();
            case LOGGED_IN -> Api.logIn(user);
            case LOG_IN_FAILED -> Api.logIn(user.email(), WRONG);
            case LOG_IN_THROTTLED ->
                assertThat(Stream.generate(() -> Api.logIn(user.email(), WRONG).statusCode())
                                .filter(status -> status == 429)
                                .findFirst())
                        .isPresent();
            case REFRESH_TOKEN_REUSED -> {
                String second = Api.refresh(user.refreshToken()).jsonPath().getString("refresh_token");
                Api.refresh(second);
                Api.refresh(user.refreshToken());
            }
            case PASSWORD_CHANGED ->
                bearer(user)
                        .contentType("application/json")
                        .body(Map.of("current_password", PASSWORD, "new_password", NEXT))
                        .post("/v1/auth/me/password");
            case SESSION_ENDED -> bearer(user).post("/v1/auth/logout");
            case ALL_SESSIONS_ENDED -> bearer(user).post("/v1/auth/logout-all");
            case ACCOUNT_DELETED ->
                bearer(user)
                        .contentType("application/json")
                        .body(Map.of("password", PASSWORD))
                        .delete("/v1/auth/me");
            case SIGNING_KEY_ROTATED -> throw new IllegalArgumentException("Not by a route");
        }
    }

    private int count(AuditEventType type) throws SQLException {
        try (var connection = database.connect("postgres");
                var select = connection.prepareStatement(
                        "select count(*) from audit_events where type = ? and uuid_extract_version(id) = 7")) {
            select.setString(1, type.wireName());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
