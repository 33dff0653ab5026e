package dev.latchkey.preferences.persistence;

import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.database.StatementFailed;
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
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The tables preferences and preference_owners. */
@Singleton
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

    private final Database database;
    private final WriteStatement writes;

    PostgresDocuments(Database database, Quotas quotas) {
        this.database = database;
        this.writes = new WriteStatement(quotas);
    }

    @Override
    public Document find(UserId user, Namespace namespace) {
        return database.find(FIND, row -> document(row, namespace), user.value(), namespace.name())
                .orElseThrow();
    }

    private static Document document(Row row, Namespace namespace) throws SQLException {
        DocumentRows.requireUser(row);
        return new Document(namespace, new Version(row.longNumber("version")), DocumentRows.values(row, "value"));
    }

    @Override
    public Snapshot findAll(UserId user) {
        var lines = database.query(FIND_ALL, PostgresDocuments::line, user.value());
        return new Snapshot(
                lines.getFirst().position(),
                lines.stream().flatMap(line -> line.document().stream()).toList());
    }

    /** One document of a user, if there is any, beside the position of the last change. */
    private record Line(Position position, Optional<Document> document) {}

    private static Line line(Row row) throws SQLException {
        DocumentRows.requireUser(row);
        var name = row.optionalText("namespace");
        return new Line(
                new Position(row.longNumber("position")),
                name.isPresent() ? Optional.of(document(row, Namespace.stored(name.get()))) : Optional.empty());
    }

    @Override
    public WriteOutcome write(UserId user, List<Change> changes, Optional<Position> basis, Instant at) {
        return ofExistingUser(() -> WriteStatement.outcome(database.changeAll(
                WriteStatement.SQL, WriteStatement::line, writes.parameters(user, changes, basis, at))));
    }

    @Override
    public void lock(UserId user) {
        var _ = ofExistingUser(() -> database.change(LOCK, row -> row.longNumber("position"), user.value()));
    }

    /** What is written names the user, who may have been deleted. */
    private static <T> T ofExistingUser(Supplier<T> write) {
        try {
            return write.get();
        } catch (StatementFailed e) {
            throw e.isForeignKeyViolation() ? DocumentRows.userGone().asException(e) : e;
        }
    }
}
