package dev.latchkey.auth.security;

import dev.latchkey.runtime.secret.SealedSigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys in memory; counts how often it is asked. */
final class FakeSigningKeyStore implements SigningKeyStore {
    private final List<Kept> keys = new ArrayList<>();
    private int loads;
    private boolean gone;

    private record Kept(StoredKey key, Optional<Instant> retiresAt) {
        boolean retiredBy(Instant now) {
            return retiresAt.filter(end -> !end.isAfter(now)).isPresent();
        }
    }

    @Override
    public synchronized List<StoredKey> load(Instant now) {
        loads++;
        if (gone) {
            throw new IllegalStateException("No database");
        }
        return keys.stream().filter(kept -> !kept.retiredBy(now)).map(Kept::key).toList();
    }

    @Override
    public synchronized void addFirst(SealedSigningKey key, Instant now) {
        if (keys.isEmpty()) {
            add(key, now, Optional.empty());
        }
    }

    synchronized void add(SealedSigningKey key, Instant signsFrom, Optional<Instant> retiresAt) {
        keys.add(new Kept(new StoredKey(key, signsFrom), retiresAt));
    }

    /** As a rotation at once does. */
    synchronized void replaceAll(SealedSigningKey key, Instant signsFrom) {
        keys.clear();
        add(key, signsFrom, Optional.empty());
    }

    synchronized void gone(boolean now) {
        gone = now;
    }

    synchronized int loads() {
        return loads;
    }
}
