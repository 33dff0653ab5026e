package dev.latchkey.auth.persistence;

import dev.latchkey.auth.security.SigningKeyStore;
import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.runtime.secret.SealedSigningKey;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

@Singleton
final class PostgresSigningKeys implements SigningKeyStore {
    private final Database database;

    PostgresSigningKeys(Database database) {
        this.database = database;
    }

    @Override
    public List<StoredKey> load(Instant now) {
        return database.query(
                "select * from signing_keys where retires_at is null or retires_at > ?",
                PostgresSigningKeys::read,
                now);
    }

    @Override
    public void addFirst(SealedSigningKey key, Instant now) {
        database.update("""
                insert into signing_keys (kid, public_jwk, sealed_private_key, created_at, signs_from)
                values (?, ?, ?, ?, ?)
                on conflict ((retires_at is null)) where retires_at is null do nothing""", key.kid(), key.publicJwk(), key.sealedPrivateKey(), now, now);
    }

    private static StoredKey read(Row row) throws SQLException {
        var key = new SealedSigningKey(row.text("kid"), row.text("public_jwk"), row.text("sealed_private_key"));
        return new StoredKey(key, row.instant("signs_from"));
    }
}
