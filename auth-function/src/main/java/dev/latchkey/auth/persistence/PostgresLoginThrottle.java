package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.LoginThrottle;
import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The count and the decision are one statement on one row, which parallel attempts pass one after the other. */
@Singleton
final class PostgresLoginThrottle implements LoginThrottle {
    private static final String ATTEMPT = """
        insert into login_throttle as t (email_hash, failures, refusals, checking, last_attempt_at, blocked_until)
        values (?, 1, 0, 1, ?, ?::timestamptz + (?::float8[])[1] * interval '1 second')
        on conflict (email_hash) do update
        set (failures, refusals, checking, last_attempt_at, blocked_until) = (
          select * from (
            select t.failures, t.refusals + 1, t.checking, t.last_attempt_at, t.blocked_until
            where t.blocked_until > excluded.last_attempt_at and t.blocked_until > t.last_attempt_at
            union all
            select counted.failures, 0, counted.checking, counted.at, counted.at
              + waits.seconds[least(counted.failures, cardinality(waits.seconds))] * interval '1 second'
            from (values (?::float8[])) waits (seconds),
              (values (case when t.last_attempt_at + ?::interval <= excluded.last_attempt_at
                            then 1 else t.failures + 1 end,
                       case when t.last_attempt_at + ?::interval <= excluded.last_attempt_at
                            then 1 else t.checking + 1 end,
                       greatest(t.last_attempt_at, excluded.last_attempt_at))) counted (failures, checking, at)
            where t.blocked_until <= excluded.last_attempt_at or t.blocked_until = t.last_attempt_at) decided)
        returning refusals, checking, last_attempt_at, blocked_until\
        """;

    private final Database database;
    private final ThrottlePolicy policy;
    private final Metrics metrics;
    private final String waits;

    PostgresLoginThrottle(Database database, ThrottlePolicy policy, Metrics metrics) {
        this.database = database;
        this.policy = policy;
        this.metrics = metrics;
        this.waits = waits(policy);
    }

    /** The waits in seconds after one failure, two, and so on, up to the first of the longest ones. */
    private static String waits(ThrottlePolicy policy) {
        return IntStream.iterate(
                        1,
                        failures ->
                                failures == 1 || policy.waitAfter(failures - 1).compareTo(policy.longestWait()) < 0,
                        failures -> failures + 1)
                .mapToObj(failures -> Double.toString(policy.waitAfter(failures).toMillis() / 1000.0))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public Admission attempt(Email email, Instant now) {
        var admission = database.change(
                        ATTEMPT,
                        row -> row.number("refusals") == 0 ? new Admitted() : refused(row, now),
                        Sha256.of(email.normal()),
                        now,
                        now,
                        waits,
                        waits,
                        policy.forgetAfter(),
                        CHECKED_WITHIN)
                .orElseThrow();
        if (admission instanceof Refused) {
            // Every refusal; the audit trail records only the first of a wait.
            metrics.count(Metric.LOG_INS_THROTTLED);
        }
        return admission;
    }

    private static Refused refused(Row row, Instant now) throws SQLException {
        var checking = row.number("checking") > 0
                && now.isBefore(row.instant("last_attempt_at").plus(CHECKED_WITHIN));
        return new Refused(Duration.between(now, row.instant("blocked_until")), row.number("refusals") == 1, checking);
    }

    @Override
    public void failed(Email email) {
        database.update(
                "update login_throttle set checking = checking - 1 where email_hash = ? and checking > 0",
                (Object) Sha256.of(email.normal()));
    }

    @Override
    public void reset(Email email) {
        database.update("delete from login_throttle where email_hash = ?", (Object) Sha256.of(email.normal()));
    }
}
