package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.Fingerprint;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.Optional;

final class FakeIdempotencyKeys implements IdempotencyKeys {
    /** What was done under a key. */
    record Remembered(Fingerprint request, UserId userId, SessionId sessionId, Instant at) {}

    private final FakeStore store;

    FakeIdempotencyKeys(FakeStore store) {
        this.store = store;
    }

    @Override
    public Claim claim(IdempotencyKey key, Fingerprint request, UserId userId, SessionId sessionId, Instant now) {
        return store.atomically(() -> {
            var known = Optional.ofNullable(store.keys.get(key))
                    .filter(remembered -> now.isBefore(remembered.at().plus(RETENTION)));
            if (known.isEmpty()) {
                store.keys.put(key, new Remembered(request, userId, sessionId, now));
                return new Fresh();
            }
            var first = known.get();
            return first.request().equals(request) ? new Repeated(first.userId(), first.sessionId()) : new Reused();
        });
    }

    @Override
    public void forget(UserId userId) {
        store.atomically(() -> store.keys.values().removeIf(key -> key.userId().equals(userId)));
    }
}
