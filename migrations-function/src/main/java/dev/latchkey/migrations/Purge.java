package dev.latchkey.migrations;

import dev.latchkey.runtime.config.DataSettings;
import dev.latchkey.runtime.config.Environment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Removes what is past its retention. Reads each table once and deletes in batches of a transaction each, so that no lock
 * is held for long; what it does not get to is there for the next time.
 */
final class Purge {
    private static final int BATCH = 1000;

    private final DataSource database;
    private final InstantSource clock;
    private final List<Rule> rules;

    /**
     * What of a table goes.
     *
     * @param moment the column that says since when a row is no longer needed
     * @param retention for how long it is kept after that
     */
    record Rule(String table, String moment, Duration retention) {
        /** What a row is, together with the moment as the parameter, to be deleted. */
        String condition() {
            return moment + " < ?";
        }
    }

    Purge(DataSource database, InstantSource clock, Environment environment) {
        this.database = database;
        this.clock = clock;
        this.rules = List.of(
                new Rule("sessions", "expires_at", Duration.ZERO),
                new Rule("idempotency_keys", "created_at", Duration.ofDays(1)),
                new Rule("login_throttle", "last_attempt_at", Duration.ofDays(1)),
                new Rule("rate_limit", "full_at", Duration.ZERO),
                new Rule("signing_keys", "retires_at", Duration.ofDays(30)),
                new Rule("audit_events", "occurred_at", environment.get(DataSettings.AUDIT_RETENTION)),
                new Rule("preference_history", "replaced_at", environment.get(DataSettings.HISTORY_RETENTION)));
    }

    /** How many rows of each table were removed, and whether there was time for all. */
    record Outcome(Map<String, Integer> removed, boolean complete) {}

    Outcome purge(BooleanSupplier outOfTime) {
        Map<String, Integer> removed = new LinkedHashMap<>();
        for (Rule rule : rules) {
            try (var reading = database.getConnection();
                    var deleting = database.getConnection()) {
                removed.put(rule.table(), apply(rule, reading, deleting, outOfTime));
            } catch (SQLException e) {
                throw CommandFailed.of("The purge of " + rule.table() + " failed", e);
            }
        }
        return new Outcome(removed, !outOfTime.getAsBoolean());
    }

    private int apply(Rule rule, Connection reading, Connection deleting, BooleanSupplier outOfTime)
            throws SQLException {
        var before = clock.instant().minus(rule.retention()).atOffset(ZoneOffset.UTC);
        int removed = 0;
        // A cursor, which the driver makes only inside a transaction.
        reading.setAutoCommit(false);
        try (var select = reading.prepareStatement(
                "select ctid::text from %s where %s".formatted(rule.table(), rule.condition()))) {
            select.setFetchSize(BATCH);
            select.setObject(1, before);
            try (var rows = select.executeQuery()) {
                List<String> batch = new ArrayList<>(BATCH);
                while (rows.next() && !outOfTime.getAsBoolean()) {
                    batch.add(rows.getString(1));
                    if (batch.size() == BATCH) {
                        removed += delete(rule, batch, before, deleting);
                        batch.clear();
                    }
                }
                return removed + delete(rule, batch, before, deleting);
            }
        }
    }

    /** Asks again whether a row may go: it may have changed, or another may be in its place. */
    private static int delete(Rule rule, List<String> places, OffsetDateTime before, Connection connection)
            throws SQLException {
        try (var delete = connection.prepareStatement("delete from %s where ctid = any (?::text[]::tid[]) and %s"
                .formatted(rule.table(), rule.condition()))) {
            delete.setArray(1, connection.createArrayOf("text", places.toArray()));
            delete.setObject(2, before);
            return delete.executeUpdate();
        }
    }
}
