package dev.latchkey.migrations;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.ids.UuidV7Generator;
import dev.latchkey.runtime.metrics.EmfMetrics;
import dev.latchkey.runtime.secret.MasterKey;
import dev.latchkey.runtime.secret.SealedSigningKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
    private static final SigningKeyVault VAULT = new SigningKeyVault(
            MasterKey.from(Environment.of(name -> Optional.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="))));

    private final TestDatabase database = TestDatabase.create();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theFirstKeyOfAllSignsAtOnce() throws SQLException {
        var first = rotation().rotate();

        assertThat(first.signsFrom()).isEqualTo(START.toString());
        assertThat(keys()).containsOnlyKeys(first.kid());
        assertThat(key(first).retiresAt()).isEmpty();
    }

    @Test
    void theNextKeyIsPublishedBeforeItSignsAndTheOneBeforeIsAcceptedUntilItsLastTokenHasEnded() throws SQLException {
        var first = rotation().rotate();
        pass(Duration.ofDays(365));

        var second = rotation().rotate();

        assertThat(key(second).signsFrom()).isEqualTo(now.get().plus(Duration.ofHours(3)));
        assertThat(key(second).retiresAt()).isEmpty();
        assertThat(key(first).retiresAt())
                .contains(now.get().plus(Duration.ofHours(3)).plus(Duration.ofHours(2)));
    }

    @Test
    void whenAKeyIsKnownToOthersTheNextOneSignsAtOnceAndNoOtherIsAccepted() throws SQLException {
        var first = rotation().rotate();
        pass(Duration.ofDays(1));
        var neverSigned = rotation().rotate();
        pass(Duration.ofMinutes(1));

        var last = rotation().rotateImmediately();

        assertThat(keys()).containsOnlyKeys(last.kid()).doesNotContainKeys(first.kid(), neverSigned.kid());
        assertThat(key(last).signsFrom()).isEqualTo(now.get());
        assertThat(last.othersAcceptedUntil())
                .isEqualTo(now.get().plus(Duration.ofSeconds(10)).toString());
    }

    @Test
    void theAuditTrailTellsOfEachRotation() throws SQLException {
        rotation().rotate();
        rotation().rotateImmediately();

        try (var connection = database.connect("postgres");
                var rows = connection.createStatement().executeQuery("""
                        select concat_ws(' ', type, request_id, ip_address, user_id, extract(epoch from occurred_at)::bigint,
                          uuid_extract_version(id)) from audit_events""")) {
            for (int i = 0; i < 2; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1))
                        .isEqualTo("signing_key_rotated invocation-1 operator " + START.getEpochSecond() + " 7");
            }
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aRotationThatIsNotToldToTheAuditTrailDoesNotHappen() throws SQLException {
        rotation().rotate();
        database.execute("alter table audit_events add check (type <> 'signing_key_rotated') not valid");
        var before = keys().keySet();

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> rotation().rotateImmediately());

        assertThat(keys().keySet()).isEqualTo(before);
    }

    @Test
    void aStoredKeyOpensUnderTheSameMasterKey() throws SQLException {
        var kid = rotation().rotate().kid();

        try (var connection = database.connect("latchkey_auth");
                var rows = connection
                        .createStatement()
                        .executeQuery("select public_jwk, sealed_private_key from signing_keys")) {
            rows.next();
            assertThat(VAULT.open(new SealedSigningKey(kid, rows.getString(1), rows.getString(2)))
                            .getAlgorithm())
                    .isEqualTo("RSA");
        }
    }

    @Test
    void rotationsAtTheSameTimeFollowEachOther() throws Exception {
        rotation().rotate();

        try (var threads = Executors.newFixedThreadPool(2);
                var holder = database.connect("postgres")) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table signing_keys in share row exclusive mode");
            var rotations = List.of(
                    threads.submit(() -> rotation().rotate()),
                    threads.submit(() -> rotation().rotate()));
            awaitWaitsForTheTable(holder, rotations);
            holder.commit();
            for (var each : rotations) {
                each.get();
            }
        }

        assertThat(keys()).hasSize(3);
        assertThat(keys().values()).filteredOn(key -> key.retiresAt().isEmpty()).hasSize(1);
    }

    /** Returns when each of them waits for the table. */
    private static void awaitWaitsForTheTable(Connection holder, List<? extends Future<?>> rotations)
            throws SQLException {
        try (var query = holder.prepareStatement(
                "select count(*) from pg_locks where not granted and relation = 'signing_keys'::regclass")) {
            for (int waiting = 0; waiting < rotations.size(); ) {
                assertThat(rotations).noneMatch(Future::isDone);
                try (var row = query.executeQuery()) {
                    row.next();
                    waiting = row.getInt(1);
                }
            }
        }
    }

    private record Key(Instant signsFrom, Optional<Instant> retiresAt) {}

    private Key key(KeyRotation.Outcome rotated) throws SQLException {
        return requireNonNull(keys().get(rotated.kid()), "the key is stored");
    }

    private Map<String, Key> keys() throws SQLException {
        try (var connection = database.connect("postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery("select kid, signs_from, retires_at from signing_keys")) {
            Map<String, Key> keys = new HashMap<>();
            while (rows.next()) {
                keys.put(
                        rows.getString(1),
                        new Key(
                                rows.getObject(2, OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(rows.getObject(3, OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)));
            }
            return keys;
        }
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private KeyRotation rotation() {
        var variables = database.environment("migrations");
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        return new KeyRotation(
                new DirectDataSource(
                        DatabaseSettings.from(environment),
                        environment,
                        now::get,
                        new EmfMetrics("migrations", now::get, line -> {})),
                VAULT,
                new OperatorEvents(new UuidV7Generator(now::get, new SecureRandom()), now::get, "invocation-1"),
                now::get);
    }
}
