package dev.latchkey.migrations;

import java.io.Serial;
import java.sql.SQLException;

/** Ends an invocation as a function error. The message is for the operator and holds no secret. */
final class CommandFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
        super(message);
    }

    CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Tells with what failed the database's message and its SQL state. */
    static CommandFailed of(String what, SQLException cause) {
        return new CommandFailed(what + ": " + cause.getMessage() + " (SQL state " + cause.getSQLState() + ")", cause);
    }
}
