package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.HASH;
import static dev.latchkey.accounts.port.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.User;
import dev.latchkey.accounts.port.IdempotencyKeys.Claim;
import dev.latchkey.accounts.port.IdempotencyKeys.Fresh;
import dev.latchkey.accounts.port.IdempotencyKeys.Repeated;
import dev.latchkey.accounts.port.IdempotencyKeys.Reused;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyKeys} keeps to. */
public abstract class IdempotencyKeysContract {
    private static final Fingerprint REQUEST = new Fingerprint("request");
    private static final Instant EXPIRY = NOW.plus(IdempotencyKeys.RETENTION);

    private final IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());

    protected abstract AccountsStore store();

    @Test
    void theSameRequestMeetsItsFirstOutcome() {
        var first = Samples.session(Samples.userId());
        assertThat(carryOut(REQUEST, first, NOW)).isEqualTo(new Fresh());

        var second = Samples.session(Samples.userId());

        assertThat(carryOut(REQUEST, second, EXPIRY.minusNanos(1000)))
                .isEqualTo(new Repeated(first.userId(), first.id()));
    }

    @Test
    void anotherRequestUnderTheSameKeyIsToldApart() {
        carryOut(REQUEST, Samples.session(Samples.userId()), NOW);

        assertThat(carryOut(new Fingerprint("other"), Samples.session(Samples.userId()), NOW))
                .isEqualTo(new Reused());
    }

    @Test
    void keysAreForgottenInTime() {
        carryOut(REQUEST, Samples.session(Samples.userId()), NOW);
        var second = Samples.session(Samples.userId());

        assertThat(carryOut(new Fingerprint("other"), second, EXPIRY)).isEqualTo(new Fresh());
        assertThat(carryOut(new Fingerprint("other"), Samples.session(Samples.userId()), EXPIRY))
                .isEqualTo(new Repeated(second.userId(), second.id()));
    }

    @Test
    void keysOfAUserCanBeForgotten() {
        var first = Samples.session(Samples.userId());
        carryOut(REQUEST, first, NOW);

        store().idempotencyKeys().forget(first.userId());

        assertThat(carryOut(REQUEST, Samples.session(Samples.userId()), NOW)).isEqualTo(new Fresh());
    }

    @Test
    void keysVanishWithTheAccount() {
        var first = Samples.session(Samples.userId());
        carryOut(REQUEST, first, NOW);
        var user = store().users().find(first.userId()).orElseThrow();

        store().users().delete(new Credentials(user, HASH, user.createdAt()));

        assertThat(carryOut(REQUEST, Samples.session(Samples.userId()), NOW)).isEqualTo(new Fresh());
    }

    @Test
    void aClaimThatWasUndoneLeavesTheKeyFree() {
        var first = Samples.session(Samples.userId());
        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    claim(REQUEST, first, NOW);
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");

        assertThat(carryOut(REQUEST, Samples.session(Samples.userId()), NOW)).isEqualTo(new Fresh());
    }

    @Test
    void ofParallelRequestsOneIsCarriedOutAndTheOthersMeetItsOutcome() throws Exception {
        var claims = Race.of(12, () -> carryOut(REQUEST, Samples.session(Samples.userId()), NOW));

        assertThat(claims).filteredOn(new Fresh()::equals).hasSize(1);
        assertThat(claims.stream().distinct()).hasSize(2);
    }

    private Claim carryOut(Fingerprint request, Session session, Instant now) {
        return store().unitOfWork().perform(() -> {
            var claim = claim(request, session, now);
            if (claim instanceof Fresh) {
                var email = Samples.email();
                var user = new User(session.userId(), email, Optional.empty(), now, now);
                store().users().add(user, HASH);
            }
            return claim;
        });
    }

    private Claim claim(Fingerprint request, Session session, Instant now) {
        return store().idempotencyKeys().claim(key, request, session.userId(), session.id(), now);
    }
}
