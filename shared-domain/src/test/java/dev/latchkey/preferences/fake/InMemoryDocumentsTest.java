package dev.latchkey.preferences.fake;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.DocumentsContract;
import dev.latchkey.preferences.port.Revisions;
import java.util.UUID;

class InMemoryDocumentsTest extends DocumentsContract {
    private final InMemoryPreferences preferences = new InMemoryPreferences(QUOTAS);

    @Override
    protected Documents documents() {
        return preferences;
    }

    @Override
    protected Changes changes() {
        return preferences;
    }

    @Override
    protected Revisions revisions() {
        return preferences;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return preferences;
    }

    @Override
    protected UserId newUser() {
        var user = new UserId(UUID.randomUUID());
        preferences.addUser(user);
        return user;
    }

    @Override
    protected void remove(UserId user) {
        preferences.removeUser(user);
    }
}
