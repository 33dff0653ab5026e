package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.model.User;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.UserId;
import java.time.Instant;
import java.util.Optional;

final class FakeUsers implements Users {
    private final FakeStore store;

    FakeUsers(FakeStore store) {
        this.store = store;
    }

    @Override
    public Added add(User user, PasswordHash hash) {
        return store.atomically(() -> {
            if (findCredentials(user.email()).isPresent()) {
                return Added.EMAIL_TAKEN;
            }
            store.accounts.put(user.id(), new Credentials(user, hash, user.createdAt()));
            return Added.ADDED;
        });
    }

    @Override
    public boolean isTaken(Email email, Optional<IdempotencyKey> key, Instant now) {
        return store.atomically(() -> findCredentials(email)
                .filter(account -> key.map(store.keys::get)
                        .filter(made -> made.userId().equals(account.user().id()))
                        .filter(made -> now.isBefore(made.at().plus(IdempotencyKeys.RETENTION)))
                        .isEmpty())
                .isPresent());
    }

    @Override
    public Optional<User> find(UserId id) {
        return store.atomically(
                () -> Optional.ofNullable(store.accounts.get(id)).map(Credentials::user));
    }

    @Override
    public Optional<Credentials> findCredentials(Email email) {
        return store.atomically(() -> store.accounts.values().stream()
                .filter(account -> account.user().email().equals(email))
                .findFirst());
    }

    @Override
    public Optional<User> find(Caller caller, Instant now) {
        return findCredentials(caller, now).map(Credentials::user);
    }

    @Override
    public Optional<Credentials> findCredentials(Caller caller, Instant now) {
        return store.atomically(() -> FakeSessions.callersOwn(store, caller, now)
                .flatMap(_ -> Optional.ofNullable(store.accounts.get(caller.userId()))));
    }

    @Override
    public Optional<User> rename(Caller caller, Optional<DisplayName> displayName, Instant now) {
        return store.atomically(() -> findCredentials(caller, now).map(account -> {
            var old = account.user();
            var renamed = new User(old.id(), old.email(), displayName, old.createdAt(), now);
            store.accounts.put(old.id(), new Credentials(renamed, account.hash(), account.passwordChangedAt()));
            return renamed;
        }));
    }

    @Override
    public void rehash(Credentials proven, PasswordHash better) {
        store.atomically(() -> current(proven)
                .map(account -> store.accounts.put(
                        account.user().id(), new Credentials(account.user(), better, account.passwordChangedAt()))));
    }

    @Override
    public boolean changePassword(Credentials proven, PasswordHash next, Instant now) {
        return store.atomically(() -> current(proven)
                .map(account -> {
                    var old = account.user();
                    var user = new User(old.id(), old.email(), old.displayName(), old.createdAt(), now);
                    return store.accounts.put(old.id(), new Credentials(user, next, now));
                })
                .isPresent());
    }

    @Override
    public boolean delete(Credentials proven) {
        return store.atomically(() -> current(proven).map(this::remove).isPresent());
    }

    private Credentials remove(Credentials account) {
        var id = account.user().id();
        store.accounts.remove(id);
        store.sessions.values().removeIf(session -> session.userId().equals(id));
        store.keys.values().removeIf(key -> key.userId().equals(id));
        store.events.removeIf(event ->
                event.type() != AuditEventType.ACCOUNT_DELETED && event.userId().equals(Optional.of(id)));
        return account;
    }

    private Optional<Credentials> current(Credentials proven) {
        return Optional.ofNullable(store.accounts.get(proven.user().id()))
                .filter(account -> account.passwordChangedAt().equals(proven.passwordChangedAt()));
    }
}
