package dev.latchkey.migrations;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.runtime.secret.SealedSigningKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/**
 * Replaces the key that signs access tokens, without a token being refused: the new key is published at once, signs when
 * every instance and every client has had time to learn of it, and the one before stays accepted until its last token
 * has ended. Rotations at the same time follow each other.
 */
final class KeyRotation {
    /** API Gateway's own authorizer may keep the published keys for two hours; instances look every five seconds. */
    private static final Duration PUBLISHED_BEFORE_SIGNING = Duration.ofHours(3);
    /** Tokens live an hour at most; instances that cannot read the keys sign on for a quarter of an hour. */
    private static final Duration ACCEPTED_AFTER_SIGNING = Duration.ofHours(2);
    /** Instances use what they know for five seconds; the rest is for requests that are under way. */
    private static final Duration WITHDRAWN_EVERYWHERE = Duration.ofSeconds(10);

    private final DataSource database;
    private final SigningKeyVault vault;
    private final OperatorEvents events;
    private final InstantSource clock;

    KeyRotation(DataSource database, SigningKeyVault vault, OperatorEvents events, InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** The key that is now the newest, from when on it signs, and until when those before may be accepted. */
    record Outcome(String kid, String signsFrom, String othersAcceptedUntil) {}

    /** The new key waits for its turn, unless it is the first of all. */
    Outcome rotate() {
        var now = now();
        return replace((connection, key) -> {
            boolean first = !anyKey(connection);
            var signsFrom = first ? now : now.plus(PUBLISHED_BEFORE_SIGNING);
            var acceptedUntil = signsFrom.plus(ACCEPTED_AFTER_SIGNING);
            update(connection, "update signing_keys set retires_at = ? where retires_at is null", acceptedUntil);
            insert(connection, key, now, signsFrom);
            return new Outcome(key.kid(), signsFrom.toString(), acceptedUntil.toString());
        });
    }

    /**
     * The new key signs now, and no token of another is accepted: for a private key or master key that is known. All
     * others are deleted, so that no clock decides whether one is still good.
     */
    Outcome rotateImmediately() {
        var now = now();
        return replace((connection, key) -> {
            update(connection, "delete from signing_keys");
            insert(connection, key, now, now);
            return new Outcome(
                    key.kid(), now.toString(), now.plus(WITHDRAWN_EVERYWHERE).toString());
        });
    }

    private interface Replacement {
        Outcome replace(Connection connection, SealedSigningKey key) throws SQLException;
    }

    private Outcome replace(Replacement replacement) {
        var key = vault.create();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("lock table signing_keys in share row exclusive mode");
            }
            var outcome = replacement.replace(connection, key);
            events.tell(connection, AuditEventType.SIGNING_KEY_ROTATED);
            connection.commit();
            return outcome;
        } catch (SQLException e) {
            throw CommandFailed.of("The signing key was not rotated", e);
        }
    }

    private static boolean anyKey(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select from signing_keys limit 1")) {
            return rows.next();
        }
    }

    private static void update(Connection connection, String sql, Instant... moments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < moments.length; i++) {
                statement.setObject(i + 1, utc(moments[i]));
            }
            statement.executeUpdate();
        }
    }

    private static void insert(Connection connection, SealedSigningKey key, Instant createdAt, Instant signsFrom)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into signing_keys (kid, public_jwk, sealed_private_key, created_at, signs_from)
                values (?, ?, ?, ?, ?)""")) {
            statement.setString(1, key.kid());
            statement.setString(2, key.publicJwk());
            statement.setString(3, key.sealedPrivateKey());
            statement.setObject(4, utc(createdAt));
            statement.setObject(5, utc(signsFrom));
            statement.executeUpdate();
        }
    }

    /** In the database's precision. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
