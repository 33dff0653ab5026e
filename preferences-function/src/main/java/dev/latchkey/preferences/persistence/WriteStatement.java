package dev.latchkey.preferences.persistence;

import static java.util.stream.Collectors.joining;

import dev.latchkey.database.Row;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.WriteOutcome;
import java.sql.SQLException;
import java.time.Instant;
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

    /** The parameters of the call. */
    Object[] parameters(UserId user, List<Change> changes, Optional<Position> basis, Instant at) {
        return new Object[] {
            user.value(),
            texts(changes, change -> change.namespace().name()),
            texts(changes, change -> change.values().map(JsonText::compact).orElse(null)),
            texts(changes, change -> states(change.precondition().required())),
            texts(changes, change -> states(change.precondition().excluded())),
            basis.map(Position::number),
            at,
            quotas.userBytes(),
            quotas.namespaces(),
            quotas.namesEverUsed(),
            Revision.KEPT,
            quotas.historyBytes()
        };
    }

    private static @Nullable String[] texts(List<Change> changes, Function<Change, @Nullable String> text) {
        return changes.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable String states(Optional<Precondition.States> condition) {
        return condition
                .map(states -> states.anyValues()
                        ? "*"
                        : states.versions().stream().map(Version::toString).collect(joining(",")))
                .orElse(null);
    }

    /** What became of one change. */
    record Line(String outcome, long version, boolean created, long position) {}

    static Line line(Row row) throws SQLException {
        return new Line(
                row.text("outcome"), row.longNumber("new_version"), row.flag("created"), row.longNumber("at_position"));
    }

    static WriteOutcome outcome(List<Line> lines) {
        var applied = new ArrayList<WriteOutcome.Applied>();
        var position = Position.START;
        for (Line line : lines) {
            switch (line.outcome()) {
                case "written" -> {
                    position = new Position(line.position());
                    applied.add(new WriteOutcome.Applied(new Version(line.version()), line.created()));
                }
                case "stale" -> {
                    return new WriteOutcome.Stale(new Version(line.version()));
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
