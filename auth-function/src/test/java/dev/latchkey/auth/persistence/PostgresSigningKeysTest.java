package dev.latchkey.auth.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SealedSigningKey;
import dev.latchkey.runtime.testing.TestDatabase;
import dev.latchkey.runtime.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class PostgresSigningKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Set by the test resource. */
    @SuppressWarnings("NullAway.Init")
    TestDatabase database;

    @Inject
    DataSource source;

    @BeforeEach
    void empty() {
        database.execute("delete from signing_keys");
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
        return new PostgresSigningKeys(new Database(source));
    }

    private static SealedSigningKey key() {
        return new SealedSigningKey(UUID.randomUUID().toString(), "{}", "sealed");
    }
}
