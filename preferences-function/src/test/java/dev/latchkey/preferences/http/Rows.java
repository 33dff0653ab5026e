package dev.latchkey.preferences.http;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.domain.UserId;
import java.sql.SQLException;

/** Looks behind the function into the tables. */
final class Rows {
    private Rows() {}

    /** How many rows in the tables of preferences are a user's. */
    static long of(TestDatabase database, UserId user) {
        return count(database, """
                select (select count(*) from preference_owners where user_id = '%1$s')
                     + (select count(*) from preferences where user_id = '%1$s')
                     + (select count(*) from preference_history where user_id = '%1$s')""".formatted(user));
    }

    static long count(TestDatabase database, String sql) {
        try (var connection = database.connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
