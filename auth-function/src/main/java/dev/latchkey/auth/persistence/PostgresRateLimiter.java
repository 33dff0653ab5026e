package dev.latchkey.auth.persistence;

import dev.latchkey.database.Database;
import dev.latchkey.runtime.config.Rate;
import dev.latchkey.web.limit.RateLimiter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Token buckets of one column each: the time at which the bucket will be full. A request that may pass moves it by the
 * time that one token takes to come; one that would move it further ahead than a whole period may not.
 */
@Singleton
final class PostgresRateLimiter implements RateLimiter {
    private static final String TAKE = """
            with now (at, token, period) as (values (?::timestamptz, ?::interval, ?::interval)
            ), taken as (
              insert into rate_limit as b (bucket, full_at) select ?, now.at + now.token from now
              on conflict (bucket) do update
              set full_at = greatest(b.full_at, (select at from now)) + (select token from now)
              where greatest(b.full_at, (select at from now)) + (select token from now)
                <= (select at + period from now)
              returning full_at
            )
            select exists (table taken) as passed,
              (select b.full_at + now.token - now.period from rate_limit b, now where b.bucket = ?) as free_at""";

    private static final Duration LEAST_WAIT = Duration.ofMillis(1);

    private final Database database;
    private final InstantSource clock;

    PostgresRateLimiter(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Duration take(String bucket, Rate rate) {
        var now = clock.instant();
        // As fine as PostgreSQL's intervals, and never rounded up: a full bucket's tokens have to fit into its period.
        var token = rate.period().dividedBy(rate.permits()).truncatedTo(ChronoUnit.MICROS);
        return database.change(
                        TAKE,
                        row -> row.flag("passed")
                                ? Duration.ZERO
                                : wait(now, row.optionalInstant("free_at").orElse(now)),
                        now,
                        token,
                        rate.period(),
                        bucket,
                        bucket)
                .orElseThrow();
    }

    /** The bucket is read as it was before the statement: where another request was faster, the wait is a little short. */
    private static Duration wait(Instant now, Instant freeAt) {
        var wait = Duration.between(now, freeAt);
        return wait.compareTo(LEAST_WAIT) > 0 ? wait : LEAST_WAIT;
    }
}
