package dev.latchkey.preferences.persistence;

import dev.latchkey.database.Row;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.preferences.json.JsonTrees;
import dev.latchkey.preferences.model.JsonObject;
import java.sql.SQLException;
import java.util.Optional;

/** How columns become the domain's values. */
final class DocumentRows {
    private DocumentRows() {}

    static Optional<JsonObject> values(Row row, String column) throws SQLException {
        return row.optionalText(column).map(text -> (JsonObject) JsonTrees.parse(text));
    }

    /** Every reading statement returns at least one row, and each row says whether the user exists. */
    static void requireUser(Row row) throws SQLException {
        if (!row.flag("user_exists")) {
            throw userGone().asException();
        }
    }

    /** The refusal of a request whose token is valid and whose user is not there any more. */
    static Failure userGone() {
        return Failure.of(FailureCode.INVALID_TOKEN, "The user of this token no longer exists.");
    }
}
