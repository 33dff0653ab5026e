package dev.latchkey.preferences.persistence;

import dev.latchkey.database.Retries;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Runs single statements, each its own transaction unless a unit of work surrounds it. What certainly had no effect is
 * sent again; inside a unit of work that is left to it.
 */
final class Statements {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final DataSource database;
    private final Retries retries;
    private final BooleanSupplier insideUnitOfWork;

    Statements(DataSource database, Retries retries, BooleanSupplier insideUnitOfWork) {
        this.database = database;
        this.retries = retries;
        this.insideUnitOfWork = insideUnitOfWork;
    }

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    /** Reads the answer to a statement. */
    @FunctionalInterface
    interface Answer<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** What the database refused or failed to do. */
    static final class StatementFailed extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        StatementFailed(SQLException cause) {
            super(cause);
        }
    }

    <T> T read(String sql, Parameters parameters, Answer<T> answer) {
        return insideUnitOfWork.getAsBoolean()
                ? run(sql, parameters, answer)
                : retries.repeatable(() -> run(sql, parameters, answer));
    }

    <T> T write(String sql, Parameters parameters, Answer<T> answer) {
        return insideUnitOfWork.getAsBoolean()
                ? run(sql, parameters, answer)
                : retries.unrepeatable(() -> run(sql, parameters, answer));
    }

    private <T> T run(String sql, Parameters parameters, Answer<T> answer) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(connection, statement);
            try (var rows = statement.executeQuery()) {
                return answer.read(rows);
            }
        } catch (SQLException e) {
            throw FOREIGN_KEY_VIOLATION.equals(e.getSQLState()) ? userGone() : new StatementFailed(e);
        }
    }

    static FailureException userGone() {
        return Failure.of(FailureCode.INVALID_TOKEN, "The user of this token no longer exists.")
                .asException();
    }
}
