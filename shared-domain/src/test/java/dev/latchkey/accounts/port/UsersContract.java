package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.HASH;
import static dev.latchkey.accounts.port.Samples.NOW;
import static dev.latchkey.accounts.port.Samples.OTHER_HASH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.IdempotencyKey;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.User;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Users} keeps to. */
public abstract class UsersContract {
    private static final Instant LATER = NOW.plusSeconds(60);

    protected abstract AccountsStore store();

    @Test
    void anEmailIsTakenExceptForTheKeyThatItsAccountWasMadeUnder() {
        var email = Samples.email();
        var key = Optional.of(new IdempotencyKey(UUID.randomUUID().toString()));
        var other = Optional.of(new IdempotencyKey(UUID.randomUUID().toString()));
        assertThat(store().users().isTaken(email, Optional.empty(), NOW)).isFalse();
        var user = Samples.user(email);
        store().unitOfWork().run(() -> {
            store().users().add(user, HASH);
            var session = Samples.session(user.id());
            store().idempotencyKeys().claim(key.get(), new Fingerprint("request"), user.id(), session.id(), NOW);
        });

        assertThat(store().users().isTaken(email, Optional.empty(), NOW)).isTrue();
        assertThat(store().users().isTaken(email, other, NOW)).isTrue();
        assertThat(store().users().isTaken(email, key, NOW)).isFalse();
        assertThat(store().users().isTaken(email, key, NOW.plus(IdempotencyKeys.RETENTION)))
                .isTrue();
    }

    @Test
    void anAccountIsFoundByItsId() {
        var account = Samples.register(store());

        assertThat(store().users().find(account.user().id())).contains(account.user());
        assertThat(store().users().find(Samples.userId())).isEmpty();
    }

    @Test
    void anAccountIsFoundByItsEmailHoweverItIsWritten() {
        var email = Samples.email();
        var user = Samples.user(email);
        store().users().add(user, HASH);

        var found = store().users().findCredentials(Email.of(email.given().toUpperCase(Locale.ROOT)));

        assertThat(found).contains(new Credentials(user, HASH, user.createdAt()));
        assertThat(found.orElseThrow().user().email().given()).isEqualTo(email.given());
    }

    @Test
    void anUnknownEmailFindsNobody() {
        assertThat(store().users().findCredentials(Samples.email())).isEmpty();
    }

    @Test
    void aUserNeedsNoDisplayName() {
        var user = new User(Samples.userId(), Samples.email(), Optional.empty(), NOW, NOW);
        store().users().add(user, HASH);

        assertThat(store().users().find(user.id())).contains(user);
    }

    @Test
    void whatWasStoredBeforeTheRulesGrewStricterIsReadAgain() {
        var email = Email.stored("no address, " + UUID.randomUUID(), "no address, " + UUID.randomUUID());
        var user = new User(Samples.userId(), email, Optional.of(DisplayName.stored(" \u202e ")), NOW, NOW);
        store().users().add(user, HASH);

        var found = store().users().find(user.id()).orElseThrow();

        assertThat(found).isEqualTo(user);
        assertThat(found.email().given()).isEqualTo(email.given());
    }

    @Test
    void anEmailBelongsToOneAccount() {
        var account = Samples.register(store());
        var second = Samples.user(account.user().email());

        assertThat(store().users().add(second, OTHER_HASH)).isEqualTo(Users.Added.EMAIL_TAKEN);
        assertThat(store().users().findCredentials(account.user().email())).contains(account);
    }

    @Test
    void ofParallelAdditionsOfOneEmailOneAdds() throws Exception {
        var email = Samples.email();

        var added = Race.of(20, () -> store().users().add(Samples.user(email), HASH));

        assertThat(added).filteredOn(Users.Added.ADDED::equals).hasSize(1);
    }

    @Test
    void aCallerIsAnsweredWhileTheirSessionLives() {
        var account = Samples.register(store());
        var session = Samples.signIn(store(), account);
        var caller = Samples.caller(session);

        assertThat(store().users().find(caller, LATER)).contains(account.user());
        assertThat(store().users().findCredentials(caller, LATER)).contains(account);
        assertGone(caller, session.expiresAt());
    }

    @Test
    void aCallerWhoseSessionWasEndedIsNobody() {
        var caller = signedIn();
        store().sessions().endOwn(caller, event(caller));

        assertGone(caller, LATER);
    }

    @Test
    void aSessionOfSomebodyElseIsNoProofOfWhoCalls() {
        var mine = signedIn();
        var theirs = signedIn();

        assertGone(new Caller(mine.userId(), theirs.sessionId(), mine.origin()), LATER);
    }

    @Test
    void aDisplayNameIsSetAndRemoved() {
        var caller = signedIn();

        var renamed = store().users().rename(caller, Optional.of(DisplayName.of("Countess")), LATER);

        assertThat(renamed.orElseThrow().displayName()).contains(DisplayName.of("Countess"));
        assertThat(renamed.orElseThrow().updatedAt()).isEqualTo(LATER);
        assertThat(store().users().find(caller, LATER)).isEqualTo(renamed);
        assertThat(store().users()
                        .rename(caller, Optional.empty(), LATER)
                        .orElseThrow()
                        .displayName())
                .isEmpty();
    }

    @Test
    void aBetterHashOfTheSamePasswordChangesNothingElse() {
        var account = Samples.register(store());

        store().users().rehash(account, OTHER_HASH);

        assertThat(store().users().findCredentials(account.user().email()))
                .contains(new Credentials(account.user(), OTHER_HASH, account.passwordChangedAt()));
    }

    @Test
    void aBetterHashOfAnOldPasswordIsDropped() {
        var account = Samples.register(store());
        store().users().changePassword(account, OTHER_HASH, LATER);

        store().users().rehash(account, HASH);

        assertThat(store().users()
                        .findCredentials(account.user().email())
                        .orElseThrow()
                        .hash())
                .isEqualTo(OTHER_HASH);
    }

    @Test
    void aPasswordIsChangedByWhoProvedTheCurrentOne() {
        var account = Samples.register(store());

        assertThat(store().users().changePassword(account, OTHER_HASH, LATER)).isTrue();

        var changed = store().users().findCredentials(account.user().email()).orElseThrow();
        assertThat(changed.hash()).isEqualTo(OTHER_HASH);
        assertThat(changed.passwordChangedAt()).isEqualTo(LATER);
        assertThat(changed.user().updatedAt()).isEqualTo(LATER);
        assertThat(store().users().changePassword(account, HASH, LATER)).isFalse();
    }

    @Test
    void ofParallelPasswordChangesOneHappens() throws Exception {
        var account = Samples.register(store());

        var changed = Race.of(8, () -> store().users().changePassword(account, OTHER_HASH, LATER));

        assertThat(changed).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    void anAccountIsDeletedByWhoProvedTheCurrentPassword() {
        var account = Samples.register(store());
        var caller = Samples.caller(Samples.signIn(store(), account));
        store().users().changePassword(account, OTHER_HASH, LATER);

        assertThat(store().users().delete(account)).isFalse();
        assertThat(store().users().find(caller, LATER)).isPresent();

        var current = store().users().findCredentials(caller, LATER).orElseThrow();
        assertThat(store().users().delete(current)).isTrue();
        assertGone(caller, LATER);
        assertThat(store().users().find(caller.userId())).isEmpty();
        assertThat(store().sessions().find(caller.sessionId(), LATER)).isEmpty();
        assertThat(store().users().delete(current)).isFalse();
    }

    private Caller signedIn() {
        return Samples.caller(Samples.signIn(store(), Samples.register(store())));
    }

    private AuditEvent event(Caller caller) {
        Session session = store().sessions().find(caller.sessionId(), NOW).orElseThrow();
        return Samples.event(AuditEventType.SESSION_ENDED, session);
    }

    private void assertGone(Caller caller, Instant now) {
        assertThat(store().users().find(caller, now)).isEmpty();
        assertThat(store().users().findCredentials(caller, now)).isEmpty();
        assertThat(store().users().rename(caller, Optional.empty(), now)).isEmpty();
    }
}
