package dev.latchkey.preferences.persistence;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.Snapshot;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.WriteOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables preferences and preference_owners. */
final class PostgresDocuments implements Documents {
    private static final String FIND = """
            select p.user_id is not null or user_exists(q.user_id) as user_exists, p.version, p.value
            from (values (?::uuid, ?::text)) as q (user_id, namespace)
            left join preferences p on p.user_id = q.user_id and p.namespace = q.namespace""";

    private static final String FIND_ALL = """
            select o.user_id is not null or user_exists(q.user_id) as user_exists, o.position,
              p.namespace, p.version, p.value
            from (values (?::uuid)) as q (user_id)
            left join preference_owners o on o.user_id = q.user_id
            left join preferences p on p.user_id = o.user_id
            order by p.namespace""";

    private static final String LOCK = "select position from lock_preferences(?)";

    private final Statements statements;
    private final WriteStatement writes;

    PostgresDocuments(Statements statements, Quotas quotas) {
        this.statements = statements;
        this.writes = new WriteStatement(quotas);
    }

    @Override
    public Document find(UserId user, Namespace namespace) {
        return statements.read(
                FIND,
                (_, statement) -> {
                    statement.setObject(1, user.value());
                    statement.setString(2, namespace.name());
                },
                rows -> {
                    DocumentRows.requireUser(rows);
                    return document(rows, namespace);
                });
    }

    private static Document document(ResultSet row, Namespace namespace) throws SQLException {
        return new Document(namespace, new Version(row.getLong("version")), DocumentRows.values(row, "value"));
    }

    @Override
    public Snapshot findAll(UserId user) {
        return statements.read(FIND_ALL, (_, statement) -> statement.setObject(1, user.value()), rows -> {
            DocumentRows.requireUser(rows);
            var position = new Position(rows.getLong("position"));
            var documents = new ArrayList<Document>();
            do {
                var name = Optional.ofNullable(rows.getString("namespace"));
                if (name.isPresent()) {
                    documents.add(document(rows, new Namespace(name.get())));
                }
            } while (rows.next());
            return new Snapshot(position, documents);
        });
    }

    @Override
    public WriteOutcome write(UserId user, List<Change> changes, Optional<Position> basis, Instant at) {
        return statements.write(
                WriteStatement.SQL,
                (connection, statement) -> writes.set(connection, statement, user, changes, basis, at),
                WriteStatement::outcome);
    }

    @Override
    public void lock(UserId user) {
        var _ = statements.write(LOCK, (_, statement) -> statement.setObject(1, user.value()), ResultSet::next);
    }
}
