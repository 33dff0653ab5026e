package dev.latchkey.preferences.persistence;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Revisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest versions in the table preferences and the former ones in preference_history. */
final class PostgresRevisions implements Revisions {
    private static final String KEPT = """
            select v.version is not null or user_exists(q.user_id) as user_exists, v.version, v.value, v.changed_at
            from (values (?::uuid, ?::text)) as q (user_id, namespace)
            left join lateral (
              select version, value, changed_at from preferences
              where user_id = q.user_id and namespace = q.namespace
              union all
              select version, value, changed_at from preference_history
              where user_id = q.user_id and namespace = q.namespace
            ) v on\s""";

    private static final String FIND_ALL = KEPT + "true order by v.version desc";
    private static final String FIND = KEPT + "v.version = ?";

    private final Statements statements;

    PostgresRevisions(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<Revision> findAll(UserId user, Namespace namespace) {
        return statements.read(
                FIND_ALL,
                (_, statement) -> {
                    statement.setObject(1, user.value());
                    statement.setString(2, namespace.name());
                },
                PostgresRevisions::revisions);
    }

    @Override
    public Optional<Revision> find(UserId user, Namespace namespace, Version version) {
        return statements
                .read(
                        FIND,
                        (_, statement) -> {
                            statement.setObject(1, user.value());
                            statement.setString(2, namespace.name());
                            statement.setLong(3, version.number());
                        },
                        PostgresRevisions::revisions)
                .stream()
                .findFirst();
    }

    private static List<Revision> revisions(ResultSet rows) throws SQLException {
        DocumentRows.requireUser(rows);
        var revisions = new ArrayList<Revision>();
        do {
            long version = rows.getLong("version");
            if (version > 0) {
                revisions.add(new Revision(
                        new Version(version),
                        DocumentRows.values(rows, "value"),
                        DocumentRows.instant(rows, "changed_at")));
            }
        } while (rows.next());
        return revisions;
    }
}
