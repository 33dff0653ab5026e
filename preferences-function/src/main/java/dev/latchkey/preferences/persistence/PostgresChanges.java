package dev.latchkey.preferences.persistence;

import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.ChangePage;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Changes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/** The order of changes, by the position that each write leaves in the rows of the table preferences. */
@Singleton
final class PostgresChanges implements Changes {
    /** With ties: a write of several namespaces has one position and is not torn. */
    private static final String AFTER = """
            select o.user_id is not null or user_exists(q.user_id) as user_exists, o.position as last_position,
              p.namespace, p.version, p.value, p.changed_at, p.position
            from (values (?::uuid, ?::bigint)) as q (user_id, position)
            left join preference_owners o on o.user_id = q.user_id
            left join lateral (
              select * from preferences
              where user_id = q.user_id and position > q.position
              order by position
              fetch first ? rows with ties
            ) p on true
            order by p.position, p.namespace""";

    private final Database database;

    PostgresChanges(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ChangePage> after(UserId user, Position position) {
        var lines = database.query(AFTER, PostgresChanges::line, user.value(), position.number(), ChangePage.SIZE);
        var last = lines.getFirst().last();
        if (position.compareTo(last) > 0) {
            return Optional.empty();
        }
        var end = lines.getLast().entry().isPresent() ? lines.getLast().at() : last;
        var entries = lines.stream().flatMap(line -> line.entry().stream()).toList();
        // The last write of all is still to be seen in the rows that it wrote, so there is more exactly before it.
        return Optional.of(new ChangePage(entries, end, end.compareTo(last) < 0));
    }

    /** One namespace that changed at a position, if any did, beside the position of the last change of all. */
    private record Line(Position last, Position at, Optional<ChangePage.Entry> entry) {}

    private static Line line(Row row) throws SQLException {
        DocumentRows.requireUser(row);
        var name = row.optionalText("namespace");
        return new Line(
                new Position(row.longNumber("last_position")),
                new Position(row.longNumber("position")),
                name.isPresent() ? Optional.of(entry(row, Namespace.stored(name.get()))) : Optional.empty());
    }

    private static ChangePage.Entry entry(Row row, Namespace namespace) throws SQLException {
        var version = new Version(row.longNumber("version"));
        var document = new Document(namespace, version, DocumentRows.values(row, "value"));
        return new ChangePage.Entry(document, row.instant("changed_at"));
    }
}
