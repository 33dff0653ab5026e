package dev.latchkey.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.ids.UuidV7Generator;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndSessionsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String ADA = "00000000-0000-7000-8000-000000000001";
    private static final String BOB = "00000000-0000-7000-8000-000000000002";

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void twoUsersWithTwoSessionsEach() {
        for (String user : List.of(ADA + "', 'Ada@Example.com', 'ada@example.com", BOB + "', 'b@c.d', 'b@c.d")) {
            database.execute("insert into users values ('" + user + "', 'hash', now(), null, now(), now())");
        }
        database.execute(
                "insert into sessions (id, user_id, generation, ip_address, created_at, last_used_at, expires_at)"
                        + " select gen_random_uuid(), id, 0, '::1', now(), now(), now() from users, generate_series(1, 2)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void allSessionsOfTheUserEndAndNobodyElses() throws SQLException {
        var outcome = command().endAllOf("ADA@example.COM");

        assertThat(outcome).isEqualTo(new EndSessions.Outcome(ADA, 2));
        assertThat(rows("select user_id::text from sessions")).containsExactly(BOB, BOB);
    }

    @Test
    void theAuditTrailOfTheUserTellsOfIt() throws SQLException {
        command().endAllOf("ada@example.com");

        assertThat(rows("select concat_ws(' ', user_id, type, request_id, ip_address, occurred_at = '" + NOW
                        + "', uuid_extract_version(id)) from audit_events"))
                .containsExactly(ADA + " all_sessions_ended invocation-1 operator t 7");
    }

    @Test
    void aSecondTimeThereIsNothingToEnd() {
        command().endAllOf("ada@example.com");

        assertThat(command().endAllOf("ada@example.com").ended()).isZero();
    }

    private EndSessions command() {
        var variables = Map.copyOf(database.environment("migrations"));
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        var metrics = new EmfMetrics("migrations", () -> NOW, _ -> {});
        return new EndSessions(
                new DirectDataSource(DatabaseSettings.from(environment), environment, () -> NOW, metrics),
                new OperatorEvents(new UuidV7Generator(() -> NOW, new SecureRandom()), () -> NOW, "invocation-1"));
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = database.connect("postgres");
                var found = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}
