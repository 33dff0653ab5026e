package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.domain.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class FakeAuditTrail implements AuditTrail {
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
    public List<AuditEvent> of(UserId userId) {
        return store.atomically(() -> store.events.stream()
                .filter(event -> event.userId().equals(Optional.of(userId)))
                .sorted(Comparator.comparing(AuditEvent::at))
                .toList());
    }
}
