package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.AuditPage;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.domain.UserId;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

final class FakeAuditTrail implements AuditTrail {
    /** As PostgreSQL sorts UUIDs, by their bytes. */
    private static final Comparator<AuditEvent> NEWEST_FIRST = Comparator.comparing(AuditEvent::at)
            .thenComparing(event -> event.id().toString())
            .reversed();

    private final FakeStore store;

    FakeAuditTrail(FakeStore store) {
        this.store = store;
    }

    @Override
    public void record(AuditEvent event) {
        store.atomically(() -> isOfNobodyWhoIsGone(event) && store.events.add(event));
    }

    private boolean isOfNobodyWhoIsGone(AuditEvent event) {
        return event.type() == AuditEventType.ACCOUNT_DELETED
                || event.userId().map(store.accounts::containsKey).orElse(true);
    }

    @Override
    public AuditPage of(UserId userId, Optional<UUID> before) {
        return store.atomically(() -> {
            var own = store.events.stream()
                    .filter(event -> event.userId().equals(Optional.of(userId)))
                    .sorted(NEWEST_FIRST)
                    .toList();
            var earlier = before.map(id ->
                    own.stream().dropWhile(event -> !event.id().equals(id)).skip(1));
            return AuditPage.of(
                    earlier.orElseGet(own::stream).limit(AuditPage.LIMIT + 1L).toList());
        });
    }
}
