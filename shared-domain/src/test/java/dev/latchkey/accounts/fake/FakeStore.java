package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.accounts.port.AccountsStore;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.LoginThrottle;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Accounts in memory, kept true to PostgreSQL by the contract tests. One lock makes every call atomic. */
public final class FakeStore implements AccountsStore {
    final Map<UserId, Credentials> accounts = new HashMap<>();
    final Map<SessionId, Session> sessions = new HashMap<>();
    final Map<SessionId, Instant> rotatedAt = new HashMap<>();
    final Map<Email, FakeLoginThrottle.Failures> failures = new HashMap<>();
    final Map<IdempotencyKey, FakeIdempotencyKeys.Remembered> keys = new HashMap<>();
    final List<AuditEvent> events = new ArrayList<>();

    @Override
    public Users users() {
        return new FakeUsers(this);
    }

    @Override
    public Sessions sessions() {
        return new FakeSessions(this);
    }

    @Override
    public LoginThrottle loginThrottle(ThrottlePolicy policy) {
        return new FakeLoginThrottle(this, policy);
    }

    @Override
    public AuditTrail auditTrail() {
        return new FakeAuditTrail(this);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new FakeIdempotencyKeys(this);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new FakeUnitOfWork();
    }

    @Override
    public synchronized boolean tellsOfDeletion(UserId userId) {
        return events.stream()
                .anyMatch(event -> event.type() == AuditEventType.ACCOUNT_DELETED
                        && event.userId().equals(Optional.of(userId)));
    }

    /** Every event, those that belong to no user included, oldest first. */
    public synchronized List<AuditEvent> allEvents() {
        return List.copyOf(events);
    }

    /** The types of all events, oldest first. */
    public List<AuditEventType> eventTypes() {
        return allEvents().stream().map(AuditEvent::type).toList();
    }

    synchronized <T extends @Nullable Object> T atomically(Supplier<T> work) {
        return work.get();
    }

    /** Puts everything back when the work fails. */
    private final class FakeUnitOfWork implements UnitOfWork {
        @Override
        public <T> T perform(Supplier<T> work) {
            return atomically(() -> {
                var restore = snapshot();
                var done = false;
                try {
                    var result = work.get();
                    done = true;
                    return result;
                } finally {
                    if (!done) {
                        restore.run();
                    }
                }
            });
        }
    }

    private Runnable snapshot() {
        var puttingBack = List.of(
                copyOf(accounts), copyOf(sessions), copyOf(rotatedAt), copyOf(failures), copyOf(keys), copyOf(events));
        return () -> puttingBack.forEach(Runnable::run);
    }

    private static <K, V> Runnable copyOf(Map<K, V> map) {
        var copy = Map.copyOf(map);
        return () -> {
            map.clear();
            map.putAll(copy);
        };
    }

    private static <T> Runnable copyOf(List<T> list) {
        var copy = List.copyOf(list);
        return () -> {
            list.clear();
            list.addAll(copy);
        };
    }
}
