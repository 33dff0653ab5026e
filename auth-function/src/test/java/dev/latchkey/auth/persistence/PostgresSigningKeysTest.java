package dev.latchkey.auth.persistence;

import dev.latchkey.auth.security.SigningKeyStore;
import dev.latchkey.auth.security.SigningKeyStoreContract;
import dev.latchkey.database.Database;
import dev.latchkey.database.Retries;
import dev.latchkey.database.Transactions;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.metrics.EmfMetrics;
import dev.latchkey.runtime.secret.SealedSigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresSigningKeysTest extends SigningKeyStoreContract {
    private final TestDatabase database = TestDatabase.create();
    private final Retries retries = new Retries(new EmfMetrics("auth", InstantSource.system(), line -> {}));

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected SigningKeyStore store() {
        var source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {database.port()});
        source.setDatabaseName(database.name());
        source.setUser("latchkey_auth");
        return new PostgresSigningKeys(new Database(source, retries, Transactions.NONE));
    }

    /** As the owner of the schema: the function that signs rotates nothing. */
    @Override
    protected void add(SealedSigningKey key, Instant signsFrom, Optional<Instant> retiresAt) {
        database.execute(
                "insert into signing_keys (kid, public_jwk, sealed_private_key, created_at, signs_from, retires_at)"
                        + " values ('%s', '%s', '%s', now(), '%s', %s)"
                                .formatted(
                                        key.kid(),
                                        key.publicJwk(),
                                        key.sealedPrivateKey(),
                                        signsFrom,
                                        retiresAt.map(end -> "'" + end + "'").orElse("null")));
    }
}
