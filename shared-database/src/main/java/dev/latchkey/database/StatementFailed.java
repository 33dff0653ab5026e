package dev.latchkey.database;

import java.io.Serial;
import java.sql.SQLException;

/** The database did not carry out a statement. What that means to a client is read off the cause's SQL state. */
public final class StatementFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StatementFailed(SQLException cause) {
        super("SQL state " + cause.getSQLState(), cause);
    }
}
