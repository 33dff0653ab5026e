package dev.latchkey.auth.security;

import dev.latchkey.runtime.secret.SealedSigningKey;
import java.time.Instant;
import java.util.Optional;

class FakeSigningKeyStoreTest extends SigningKeyStoreContract {
    private final FakeSigningKeyStore store = new FakeSigningKeyStore();

    @Override
    protected SigningKeyStore store() {
        return store;
    }

    @Override
    protected void add(SealedSigningKey key, Instant signsFrom, Optional<Instant> retiresAt) {
        store.add(key, signsFrom, retiresAt);
    }
}
