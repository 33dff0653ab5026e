package dev.latchkey.auth.security;

import dev.latchkey.runtime.secret.SealedSigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keys in memory; counts how often it is asked. */
final class FakeSigningKeyStore implements SigningKeyStore {
    private final List<StoredKey> keys = new ArrayList<>();
    private int loads;

    @Override
    public synchronized List<StoredKey> load(Instant now) {
        loads++;
        return keys.stream()
                .sorted(Comparator.comparing(StoredKey::signsFrom).reversed())
                .toList();
    }

    @Override
    public synchronized void addFirst(SealedSigningKey key, Instant now) {
        if (keys.isEmpty()) {
            keys.add(new StoredKey(key, now));
        }
    }

    synchronized void add(SealedSigningKey key, Instant signsFrom) {
        keys.add(new StoredKey(key, signsFrom));
    }

    synchronized int loads() {
        return loads;
    }
}
