package dev.latchkey.preferences.persistence;

import static java.util.stream.Collectors.joining;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.WriteOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The call of write_preferences, which the newest migration that names it makes: conditions, quotas and writes in one statement. */
final class WriteStatement {
    static final String SQL = "select * from write_preferences(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Quotas quotas;

    WriteStatement(Quotas quotas) {
        this.quotas = quotas;
    }

    void set(
            Connection connection,
            PreparedStatement statement,
            UserId user,
            List<Change> changes,
            Optional<Position> basis,
            Instant at)
            throws SQLException {
        statement.setObject(1, user.value());
        setTexts(connection, statement, 2, changes, change -> change.namespace().name());
        setTexts(
                connection,
                statement,
                3,
                changes,
                change -> change.values().map(JsonText::compact).orElse(null));
        setTexts(
                connection,
                statement,
                4,
                changes,
                change -> states(change.precondition().required()));
        setTexts(
                connection,
                statement,
                5,
                changes,
                change -> states(change.precondition().excluded()));
        if (basis.isPresent()) {
            statement.setLong(6, basis.get().number());
        } else {
            statement.setNull(6, Types.BIGINT);
        }
        statement.setObject(7, at.atOffset(ZoneOffset.UTC));
        statement.setInt(8, quotas.userBytes());
        statement.setInt(9, quotas.namespaces());
        statement.setInt(10, quotas.namesEverUsed());
        statement.setInt(11, Revision.KEPT);
        statement.setInt(12, quotas.historyBytes());
    }

    private static void setTexts(
            Connection connection,
            PreparedStatement statement,
            int index,
            List<Change> changes,
            Function<Change, @Nullable String> text)
            throws SQLException {
        var texts = changes.stream().map(text).toArray(String[]::new);
        statement.setArray(index, connection.createArrayOf("text", texts));
    }

    private static @Nullable String states(Optional<Precondition.States> condition) {
        return condition
                .map(states -> states.anyValues()
                        ? "*"
                        : states.versions().stream().map(Version::toString).collect(joining(",")))
                .orElse(null);
    }

    static WriteOutcome outcome(ResultSet rows) throws SQLException {
        var applied = new ArrayList<WriteOutcome.Applied>();
        var position = Position.START;
        while (rows.next()) {
            switch (rows.getString("outcome")) {
                case "written" -> {
                    position = new Position(rows.getLong("at_position"));
                    applied.add(new WriteOutcome.Applied(
                            new Version(rows.getLong("new_version")), rows.getBoolean("created")));
                }
                case "stale" -> {
                    return new WriteOutcome.Stale(new Version(rows.getLong("new_version")));
                }
                case "namespaces" -> {
                    return new WriteOutcome.OverQuota(Quotas.Limit.NAMESPACES);
                }
                case "names_ever_used" -> {
                    return new WriteOutcome.OverQuota(Quotas.Limit.NAMES_EVER_USED);
                }
                case "user_bytes" -> {
                    return new WriteOutcome.OverQuota(Quotas.Limit.USER_BYTES);
                }
                default -> throw new IllegalStateException("write_preferences answered an outcome that is not known.");
            }
        }
        return new WriteOutcome.Written(position, applied);
    }
}
