package dev.latchkey.preferences.persistence;

import dev.latchkey.preferences.json.JsonTrees;
import dev.latchkey.preferences.model.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How columns become the domain's values. */
final class DocumentRows {
    private DocumentRows() {}

    static Optional<JsonObject> values(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(text -> (JsonObject) JsonTrees.parse(text));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Every reading statement answers at least one row that tells whether the user exists. */
    static void requireUser(ResultSet rows) throws SQLException {
        if (!rows.next() || !rows.getBoolean("user_exists")) {
            throw Statements.userGone();
        }
    }
}
