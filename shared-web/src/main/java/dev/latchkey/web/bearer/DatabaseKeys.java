package dev.latchkey.web.bearer;

import dev.latchkey.database.DatabaseFailures;
import dev.latchkey.database.Retries;
import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Reads the public keys from the view that every function's role may read; once more when the connection is lost. */
final class DatabaseKeys implements KeySource {
    private static final String KEYS_IN_USE =
            "select kid, public_jwk from public_signing_keys where retires_at is null or retires_at > now()";

    private final DataSource database;
    private final Retries retries;

    DatabaseKeys(DataSource database, Retries retries) {
        this.database = database;
        this.retries = retries;
    }

    @Override
    public Map<String, RSAPublicKey> load() {
        return retries.repeatable(this::loadOnce);
    }

    private Map<String, RSAPublicKey> loadOnce() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(KEYS_IN_USE);
                var rows = select.executeQuery()) {
            var keys = new HashMap<String, RSAPublicKey>();
            while (rows.next()) {
                keys.put(rows.getString(1), PublicJwk.parse(rows.getString(2)));
            }
            return keys;
        } catch (SQLException e) {
            throw DatabaseFailures.refusal(e)
                    .<RuntimeException>map(refusal -> refusal.asException(e))
                    .orElseGet(() -> new IllegalStateException("The public keys cannot be read.", e));
        }
    }
}
