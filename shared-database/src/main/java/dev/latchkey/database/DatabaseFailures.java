package dev.latchkey.database;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.runtime.deadline.Deadline;
import dev.latchkey.runtime.deadline.Deadlines;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a failure of the database means, by its SQL state (PostgreSQL documentation, appendix A). */
public final class DatabaseFailures {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /** The server says that it ended the session, or undid the transaction, before the statement took effect. */
    private static final Set<String> NOTHING_DONE = Set.of("57P01", "57P02", "40001", "40P01");
    /** No connection came about. The pool has waited and tried again by then, so that nobody else should. */
    private static final Set<String> NOT_CONNECTED = Set.of("08001", "08004", "53300", "57P03");
    /** Cancelled by statement_timeout or lock_timeout, or the session ended by idle_in_transaction_session_timeout. */
    private static final Set<String> OUT_OF_TIME = Set.of("57014", "55P03", "25P03");

    private DatabaseFailures() {}

    /**
     * The refusal that a failure stands for: {@code timeout} when the request ran out of time, {@code
     * service_unavailable} when the database cannot be reached or used now. Empty for a fault of Latchkey itself, and
     * for what has nothing to do with the database.
     */
    public static Optional<Failure> refusal(Throwable failure) {
        var found = sqlException(failure);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String state = state(found.get());
        boolean over = Deadlines.current().map(Deadline::isOver).orElse(false);
        if (OUT_OF_TIME.contains(state)) {
            return Optional.of(Deadline.timeout());
        }
        if (over && isUnavailable(state)) {
            return Optional.of(Deadline.lost());
        }
        return isUnavailable(state)
                ? Optional.of(Failure.of(FailureCode.SERVICE_UNAVAILABLE, "The database is not available now.")
                        .withRetryAfter(RETRY_AFTER))
                : Optional.empty();
    }

    /** Whether the server is certain that the statement changed nothing, so that it can be sent again. */
    static boolean isCertainlyUndone(Throwable failure) {
        return sqlException(failure)
                .map(DatabaseFailures::state)
                .filter(NOTHING_DONE::contains)
                .isPresent();
    }

    /** Whether the connection was lost, so that nobody knows what became of the statement in flight. */
    static boolean isConnectionLoss(Throwable failure) {
        return sqlException(failure)
                .map(DatabaseFailures::state)
                .filter(state -> state.startsWith("08") && !NOT_CONNECTED.contains(state))
                .isPresent();
    }

    /** The first exception of JDBC among the causes; those that a transaction manager suppressed included. */
    private static Optional<SQLException> sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (sql.getSQLState() != null || sql.getCause() == null)) {
                return Optional.of(sql);
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                var found = sqlException(suppressed);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** An exception without a state is the pool's own: no connection in time. */
    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "08001" : state;
    }

    private static boolean isUnavailable(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || NOT_CONNECTED.contains(state)
                || NOTHING_DONE.contains(state);
    }
}
