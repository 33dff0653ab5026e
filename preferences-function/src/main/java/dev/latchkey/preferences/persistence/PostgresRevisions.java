package dev.latchkey.preferences.persistence;

import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Revisions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The newest versions in the table preferences and the former ones in preference_history. */
@Singleton
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

    private final Database database;

    PostgresRevisions(Database database) {
        this.database = database;
    }

    @Override
    public List<Revision> findAll(UserId user, Namespace namespace) {
        return revisions(FIND_ALL, user.value(), namespace.name());
    }

    @Override
    public Optional<Revision> find(UserId user, Namespace namespace, Version version) {
        return revisions(FIND, user.value(), namespace.name(), version.number()).stream()
                .findFirst();
    }

    private List<Revision> revisions(String sql, Object... parameters) {
        return database.query(sql, PostgresRevisions::revision, parameters).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Revision> revision(Row row) throws SQLException {
        DocumentRows.requireUser(row);
        long version = row.longNumber("version");
        return version == 0
                ? Optional.empty()
                : Optional.of(new Revision(
                        new Version(version), DocumentRows.values(row, "value"), row.instant("changed_at")));
    }
}
