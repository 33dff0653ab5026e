package dev.latchkey.planted.runtime.aws;

import dev.latchkey.planted.web.Router;
import java.sql.SQLException;

final class KnowsHttpAndSql {
    private KnowsHttpAndSql() {}

    static boolean isEither(Object thing) {
        return thing instanceof Router || thing instanceof SQLException;
    }
}
