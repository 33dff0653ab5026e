package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.model.User;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.database.Database;
import dev.latchkey.database.Row;
import dev.latchkey.domain.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

@Singleton
final class PostgresUsers implements Users {
    private static final String COLUMNS =
            " u.id, u.email, u.email_normal, u.password_hash, u.password_changed_at, u.display_name, u.created_at, u.updated_at ";
    private static final String OF_CALLER = """
             from users u join sessions s on s.user_id = u.id
             where s.id = ? and u.id = ? and s.expires_at > ?""";

    private final Database database;

    PostgresUsers(Database database) {
        this.database = database;
    }

    @Override
    public Added add(User user, PasswordHash hash) {
        var added = database.update(
                """
                insert into users
                  (id, email, email_normal, password_hash, password_changed_at, display_name, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (email_normal) do nothing""",
                user.id().value(),
                user.email().given(),
                user.email().normal(),
                hash.phc(),
                user.createdAt(),
                user.displayName().map(DisplayName::value),
                user.createdAt(),
                user.updatedAt());
        return added == 1 ? Added.ADDED : Added.EMAIL_TAKEN;
    }

    @Override
    public boolean isTaken(Email email, Optional<IdempotencyKey> key, Instant now) {
        return database.find(
                        """
                        select 1 from users u
                        where u.email_normal = ? and not exists (
                          select 1 from idempotency_keys k
                          where k.user_id = u.id and k.key_hash = ?::bytea and k.created_at > ?)""",
                        _ -> true,
                        email.normal(),
                        key.map(IdempotencyKey::value).map(Sha256::of),
                        now.minus(IdempotencyKeys.RETENTION))
                .isPresent();
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.find("select" + COLUMNS + "from users u where u.id = ?", PostgresUsers::user, id.value());
    }

    @Override
    public Optional<Credentials> findCredentials(Email email) {
        return database.find(
                "select" + COLUMNS + "from users u where u.email_normal = ?",
                PostgresUsers::credentials,
                email.normal());
    }

    @Override
    public Optional<User> find(Caller caller, Instant now) {
        return findCredentials(caller, now).map(Credentials::user);
    }

    @Override
    public Optional<Credentials> findCredentials(Caller caller, Instant now) {
        return database.find(
                "select" + COLUMNS + OF_CALLER,
                PostgresUsers::credentials,
                caller.sessionId().value(),
                caller.userId().value(),
                now);
    }

    @Override
    public Optional<User> rename(Caller caller, Optional<DisplayName> displayName, Instant now) {
        return database.change(
                """
                update users u set display_name = ?, updated_at = ?
                from sessions s
                where s.user_id = u.id and s.id = ? and u.id = ? and s.expires_at > ?
                returning""" + COLUMNS,
                PostgresUsers::user,
                displayName.map(DisplayName::value),
                now,
                caller.sessionId().value(),
                caller.userId().value(),
                now);
    }

    @Override
    public void rehash(Credentials proven, PasswordHash better) {
        database.update(
                "update users set password_hash = ? where id = ? and password_changed_at = ?",
                better.phc(),
                proven.user().id().value(),
                proven.passwordChangedAt());
    }

    @Override
    public boolean changePassword(Credentials proven, PasswordHash next, Instant now) {
        var changed =
                database.update("""
                update users set password_hash = ?, password_changed_at = ?, updated_at = ?
                where id = ? and password_changed_at = ?""", next.phc(), now, now, proven.user().id().value(), proven.passwordChangedAt());
        return changed == 1;
    }

    @Override
    public boolean delete(Credentials proven) {
        var deleted = database.update(
                "delete from users where id = ? and password_changed_at = ?",
                proven.user().id().value(),
                proven.passwordChangedAt());
        return deleted == 1;
    }

    private static User user(Row row) throws SQLException {
        return new User(
                new UserId(row.uuid("id")),
                Email.stored(row.text("email"), row.text("email_normal")),
                row.optionalText("display_name").map(DisplayName::stored),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static Credentials credentials(Row row) throws SQLException {
        return new Credentials(
                user(row), new PasswordHash(row.text("password_hash")), row.instant("password_changed_at"));
    }
}
