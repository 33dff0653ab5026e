package dev.latchkey.migrations;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurgeTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String USER = "00000000-0000-7000-8000-000000000001";
    /** Rows of each table whose decisive moment is the parameter, and whose key is the number. */
    private static final Map<String, String> INSERTS = Map.of(
            "sessions",
            "insert into sessions (id, user_id, generation, ip_address, created_at, last_used_at, expires_at)"
                    + " select gen_random_uuid(), '%3$s', 0, '::1', now(), now(), '%1$s' from generate_series(1, %2$d)",
            "idempotency_keys",
            "insert into idempotency_keys (key_hash, fingerprint, user_id, session_id, created_at)"
                    + " select sha256(('%1$s' || i)::bytea), 'f', '%3$s', gen_random_uuid(), '%1$s' from generate_series(1, %2$d) i",
            "login_throttle",
            "insert into login_throttle select sha256(('%1$s' || i)::bytea), 1, 0, '%1$s', '%1$s' from generate_series(1, %2$d) i",
            "rate_limit",
            "insert into rate_limit select 'login:%1$s' || i, '%1$s' from generate_series(1, %2$d) i",
            "signing_keys",
            "insert into signing_keys select '%1$s' || i, '{}', 'sealed', '-infinity', '-infinity', '%1$s' from generate_series(1, %2$d) i",
            "audit_events",
            "insert into audit_events (id, type, occurred_at, request_id, ip_address)"
                    + " select gen_random_uuid(), 'logged_in', '%1$s', 'r', '::1' from generate_series(1, %2$d)",
            "preference_history",
            "insert into preference_history (user_id, namespace, version, value, changed_at, replaced_at)"
                    + " select '%3$s', 'appearance', (random() * 1e15)::bigint + 1, '{}', '-infinity', '%1$s'"
                    + " from generate_series(1, %2$d)");

    private final TestDatabase database = TestDatabase.create();
    private final Map<String, String> variables = new HashMap<>(database.environment("migrations"));

    @BeforeEach
    void aUser() {
        database.execute("""
                insert into users (id, email, email_normal, password_hash, password_changed_at, created_at, updated_at)
                values ('%1$s', 'a@example.com', 'a@example.com', 'x', now(), now(), now());
                insert into preference_owners (user_id) values ('%1$s');
                insert into preferences (user_id, namespace, version, value, changed_at, position)
                values ('%1$s', 'appearance', 1, '{}', now(), 1)""".formatted(USER));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sessions, PT0S",
        "idempotency_keys, P1D",
        "login_throttle, P1D",
        "rate_limit, PT0S",
        "signing_keys, P30D",
        "audit_events, P365D",
        "preference_history, P365D"
    })
    void whatIsPastItsRetentionGoesAndWhatIsNotStays(String table, Duration retention) throws SQLException {
        insert(table, NOW.minus(retention).minusSeconds(1), 3);
        insert(table, NOW.minus(retention).plusSeconds(1), 2);

        var outcome = purge();

        assertThat(outcome.removed()).containsEntry(table, 3);
        assertThat(outcome.complete()).isTrue();
        assertThat(count(table)).isEqualTo(2);
    }

    @Test
    void moreThanABatchGoesInOnePurge() throws SQLException {
        insert("audit_events", NOW.minus(Duration.ofDays(400)), 2_500);

        assertThat(purge().removed()).containsEntry("audit_events", 2_500);
        assertThat(count("audit_events")).isZero();
    }

    @Test
    void whenTheTimeRunsOutWhatWasRemovedStaysRemovedAndTheRestIsForTheNextTime() throws SQLException {
        insert("audit_events", NOW.minus(Duration.ofDays(400)), 2_500);
        var asked = new AtomicInteger();

        var outcome = purge(() -> asked.incrementAndGet() > 1_200);

        assertThat(outcome.complete()).isFalse();
        assertThat(count("audit_events")).isBetween(1, 2_499);
        assertThat(purge().complete()).isTrue();
        assertThat(count("audit_events")).isZero();
    }

    @Test
    void howLongAuditEventsAreKeptIsASetting() throws SQLException {
        variables.put("LATCHKEY_AUDIT_RETENTION", "P30D");
        insert("audit_events", NOW.minus(Duration.ofDays(31)), 1);

        assertThat(purge().removed()).containsEntry("audit_events", 1);
    }

    private void insert(String table, Instant moment, int rows) {
        database.execute(requireNonNull(INSERTS.get(table)).formatted(moment, rows, USER));
    }

    private int count(String table) throws SQLException {
        try (var connection = database.connect("postgres");
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Purge.Outcome purge() {
        return purge(() -> false);
    }

    private Purge.Outcome purge(BooleanSupplier outOfTime) {
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        return new Purge(
                        new DirectDataSource(
                                DatabaseSettings.from(environment),
                                environment,
                                () -> NOW,
                                new EmfMetrics("migrations", () -> NOW, line -> {})),
                        () -> NOW,
                        environment)
                .purge(outOfTime);
    }
}
