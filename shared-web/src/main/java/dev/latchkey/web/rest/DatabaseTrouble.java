package dev.latchkey.web.rest;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemCode;
import java.sql.SQLException;
import java.util.Optional;

/** Tells, by SQL state, when a failure is the database's and trying again later may help. */
final class DatabaseTrouble {
    private static final int DEEPEST_CAUSE = 20;

    private DatabaseTrouble() {}

    static Optional<Problem> in(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SQLException e) {
                return problem(Optional.ofNullable(e.getSQLState()));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(Optional<String> state) {
        if (state.isEmpty()) {
            // The pool's own refusals have no state: no connection became free in time.
            return unavailable();
        }
        String code = state.get();
        return switch (code.substring(0, Math.min(2, code.length()))) {
            // Connection lost, resources short, serialization or deadlock after all retries, lock not got in time.
            case "08", "53", "40", "55" -> unavailable();
            case "57" -> code.equals("57014") ? timedOut() : unavailable();
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> unavailable() {
        return Optional.of(Problem.of(
                ProblemCode.of(FailureCode.SERVICE_UNAVAILABLE), "The database cannot be reached. Try again soon."));
    }

    private static Optional<Problem> timedOut() {
        return Optional.of(
                Problem.of(ProblemCode.of(FailureCode.TIMEOUT), "The database took too long. Nothing was kept."));
    }
}
