package dev.latchkey.auth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SealedSigningKey;
import dev.latchkey.runtime.testing.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresSigningKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void ofManyInstancesThatMakeTheFirstKeyOneSucceeds() throws Exception {
        Race.of(16, () -> {
            store().addFirst(key(), NOW);
            return true;
        });

        assertThat(store().load(NOW)).hasSize(1);
    }

    @Test
    void aKeyIsKeptAsItWasAdded() {
        var key = key();
        store().addFirst(key, NOW);

        assertThat(store().load(NOW)).containsExactly(new StoredKey(key, NOW));
    }

    @Test
    void theKeyThatSignsLastComesFirstAndRetiredOnesNotAtAll() {
        insert("old", "2026-02-01", "'2026-03-01T12:00:00Z'");
        insert("current", "2026-02-02", "'2026-03-01T12:00:01Z'");
        insert("next", "2026-03-02", "null");

        assertThat(store().load(NOW)).extracting(stored -> stored.key().kid()).containsExactly("next", "current");
    }

    private void insert(String kid, String signsFrom, String retiresAt) {
        database.execute(
                "insert into signing_keys (kid, public_jwk, sealed_private_key, created_at, signs_from, retires_at)"
                        + " values ('%s', '{}', '', now(), '%s', %s)".formatted(kid, signsFrom, retiresAt));
    }

    private PostgresSigningKeys store() {
        var source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {database.port()});
        source.setDatabaseName(database.name());
        source.setUser("latchkey_auth");
        return new PostgresSigningKeys(new Database(source));
    }

    private static SealedSigningKey key() {
        return new SealedSigningKey(UUID.randomUUID().toString(), "{}", "sealed");
    }
}
