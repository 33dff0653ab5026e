package dev.latchkey.preferences.persistence;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.ChangePage;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;

/** The order of changes, by the position that each write leaves in the rows of the table preferences. */
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

    private final Statements statements;

    PostgresChanges(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<ChangePage> after(UserId user, Position position) {
        return statements.read(
                AFTER,
                (_, statement) -> {
                    statement.setObject(1, user.value());
                    statement.setLong(2, position.number());
                    statement.setInt(3, ChangePage.SIZE);
                },
                rows -> page(rows, position));
    }

    private static Optional<ChangePage> page(ResultSet rows, Position since) throws SQLException {
        DocumentRows.requireUser(rows);
        var last = new Position(rows.getLong("last_position"));
        if (since.compareTo(last) > 0) {
            return Optional.empty();
        }
        var entries = new ArrayList<ChangePage.Entry>();
        var end = last;
        do {
            var name = Optional.ofNullable(rows.getString("namespace"));
            if (name.isPresent()) {
                entries.add(entry(rows, new Namespace(name.get())));
                end = new Position(rows.getLong("position"));
            }
        } while (rows.next());
        // The last write of all is still to be seen in the rows that it wrote, so there is more exactly before it.
        return Optional.of(new ChangePage(entries, end, end.compareTo(last) < 0));
    }

    private static ChangePage.Entry entry(ResultSet row, Namespace namespace) throws SQLException {
        var version = new Version(row.getLong("version"));
        var document = new Document(namespace, version, DocumentRows.values(row, "value"));
        return new ChangePage.Entry(document, DocumentRows.instant(row, "changed_at"));
    }
}
