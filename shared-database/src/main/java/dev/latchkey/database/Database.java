package dev.latchkey.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs single statements, one round trip each: in the transaction of the calling thread's unit of work, if there is one,
 * and else by themselves. By itself, one that reads is sent again after a lost connection, and one that writes only when the
 * server is certain that it had no effect; a unit of work runs again as a whole. Parameters are bound in the order of their
 * question marks: what JDBC 4.2 takes, and {@link Instant}, {@link Duration}, an array of texts, and an {@link Optional} of
 * any of them. A statement that fails throws {@link StatementFailed}. Safe for use by many threads.
 */
@Singleton
public final class Database {
    private final DataSource source;
    private final Retries retries;
    private final Transactions transactions;

    public Database(DataSource source, Retries retries, Transactions transactions) {
        this.source = source;
        this.retries = retries;
        this.transactions = transactions;
    }

    /** Reads what one row says. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(Row row) throws SQLException;
    }

    /** The rows that a statement reads; it writes nothing. */
    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
        return transactions.isActive()
                ? queryOnce(sql, mapper, parameters)
                : retries.repeatable(() -> queryOnce(sql, mapper, parameters));
    }

    private <T> List<T> queryOnce(String sql, RowMapper<T> mapper, Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, parameters);
                var results = statement.executeQuery()) {
            var row = new Row(results);
            var rows = new ArrayList<T>();
            while (results.next()) {
                rows.add(mapper.map(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    /** The one row that a statement reads, if it reads one; it writes nothing. */
    public <T> Optional<T> find(String sql, RowMapper<T> mapper, Object... parameters) {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** Runs a statement that writes and gives a row, if it gives one. */
    public <T> Optional<T> change(String sql, RowMapper<T> mapper, Object... parameters) {
        return changeAll(sql, mapper, parameters).stream().findFirst();
    }

    /** Runs a statement that writes and gives rows. */
    public <T> List<T> changeAll(String sql, RowMapper<T> mapper, Object... parameters) {
        return write(() -> queryOnce(sql, mapper, parameters));
    }

    /** Runs a statement that returns no rows, and returns how many it changed. */
    public int update(String sql, Object... parameters) {
        return write(() -> updateOnce(sql, parameters));
    }

    private int updateOnce(String sql, Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    private <T> T write(Supplier<T> statement) {
        return transactions.isActive() ? statement.get() : retries.unrepeatable(statement);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var index = 0; index < parameters.length; index++) {
            bind(statement, index + 1, parameters[index]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Optional<?> optional -> bind(statement, index, optional.orElse(null));
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            // ISO 8601, which PostgreSQL reads as an interval.
            case Duration duration -> statement.setString(index, duration.toString());
            case String[] texts ->
                statement.setArray(index, statement.getConnection().createArrayOf("text", texts));
            default -> statement.setObject(index, value);
        }
    }
}
