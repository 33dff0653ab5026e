package dev.latchkey.database;

import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database did not carry out a statement. What that means to a client is read off the cause's SQL state. */
public final class StatementFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final @Nullable String state;

    StatementFailed(SQLException cause) {
        super("SQL state " + cause.getSQLState(), cause);
        this.state = cause.getSQLState();
    }

    /** Whether the statement would have written a row that names another which is not there. */
    public boolean isForeignKeyViolation() {
        return FOREIGN_KEY_VIOLATION.equals(state);
    }
}
