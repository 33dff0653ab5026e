package dev.latchkey.local.soak;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in the database, read past the functions. */
final class Tables {
    /** What no kill may leave behind: each row found is something half done. */
    private static final String HALVES = """
        select 'namespaces or bytes of ' || o.user_id || ' are counted wrongly'
          from preference_owners o left join preferences p on p.user_id = o.user_id
          group by o.user_id, o.namespaces, o.names, o.bytes, o.position
          having o.namespaces <> count(p.value) or o.names <> count(p.namespace)
            or o.bytes <> coalesce(sum(octet_length(p.value::text)), 0) or o.position < coalesce(max(p.position), 0)
        union all
        select 'a version of ' || p.user_id || ' ' || p.namespace || ' is missing'
          from preferences p left join preference_history h on h.user_id = p.user_id and h.namespace = p.namespace
          group by p.user_id, p.namespace, p.version
          having count(h.version) <> least(p.version - 1, 19) or coalesce(max(h.version), 0) <> p.version - 1
        union all
        select 'user ' || u.id || ' has no event of its registration'
          from users u where not exists (
            select from audit_events e where e.user_id = u.id and e.type = 'registered')
        union all
        select 'session ' || s.id || ' has no event of its start'
          from sessions s where not exists (
            select from audit_events e where e.session_id = s.id and e.type in ('registered', 'logged_in'))
        union all
        select 'idempotency key of ' || k.user_id || ' names no user'
          from idempotency_keys k where not exists (select from users u where u.id = k.user_id)\
        """;

    private final String url;

    Tables(int port) {
        this.url = "jdbc:postgresql://127.0.0.1:" + port + "/latchkey?user=postgres";
    }

    /** Ids of all users by their email. */
    Map<String, String> users() {
        Map<String, String> users = new HashMap<>();
        read("select email, id from users", rows -> users.put(rows.getString(1), rows.getString(2)));
        return users;
    }

    /** Ids of all sessions by their user's. */
    Map<String, Set<String>> sessions() {
        Map<String, Set<String>> sessions = new HashMap<>();
        read(
                "select user_id, id from sessions",
                rows -> sessions.computeIfAbsent(rows.getString(1), key -> new HashSet<>())
                        .add(rows.getString(2)));
        return sessions;
    }

    /** The number in each namespace that is set, by its user's id. */
    Map<String, Map<String, Long>> preferences() {
        Map<String, Map<String, Long>> preferences = new HashMap<>();
        read(
                "select user_id, namespace, (value->>'n')::bigint from preferences where value is not null",
                rows -> preferences
                        .computeIfAbsent(rows.getString(1), key -> new HashMap<>())
                        .put(rows.getString(2), rows.getLong(3)));
        return preferences;
    }

    List<String> halves() {
        List<String> halves = new ArrayList<>();
        read(HALVES, rows -> halves.add(rows.getString(1)));
        return halves;
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet rows) throws SQLException;
    }

    private void read(String query, Row row) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                row.read(rows);
            }
        } catch (SQLException e) {
            throw new StackFailure("The database cannot be read at the end", e);
        }
    }
}
