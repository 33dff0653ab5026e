package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.User;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.domain.UuidGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Opens an account and signs its owner in. */
public final class Register {
    private final Users users;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final OncePerKey oncePerKey;
    private final SessionStart sessionStart;
    private final TokenIssue tokenIssue;
    private final UnitOfWork unitOfWork;
    private final UuidGenerator ids;
    private final InstantSource clock;

    public Register(AccountsPorts ports) {
        users = ports.users();
        rules = new PasswordRules(ports);
        hasher = ports.passwordHasher();
        oncePerKey = new OncePerKey(ports);
        sessionStart = new SessionStart(ports);
        tokenIssue = new TokenIssue(ports);
        unitOfWork = ports.unitOfWork();
        ids = ports.ids();
        clock = ports.clock();
    }

    /**
     * Registers once: the same registration under the same idempotency key within 24 hours gives the first outcome
     * again, with tokens of the session that it began. A refused registration leaves no trace, and is judged anew.
     *
     * @throws dev.latchkey.domain.FailureException {@code WEAK_PASSWORD}; {@code EMAIL_TAKEN};
     *     {@code IDEMPOTENCY_KEY_REUSED} when the key was used for another registration; {@code CONFLICT} when it was
     *     used for this one, whose session is over
     */
    public SignedIn register(Registration registration) {
        rules.check(registration.password(), registration.email(), registration.displayName(), "/password");
        refuseIfTaken(registration, clock.instant());
        var tokens = tokenIssue.prepare(clock.instant());
        var hash = hasher.hash(registration.password());
        var now = clock.instant();
        var user = new User(new UserId(ids.next()), registration.email(), registration.displayName(), now, now);
        var session = sessionStart.draft(user.id(), Optional.empty(), registration.origin(), now);
        var registered = unitOfWork.perform(() -> oncePerKey
                .earlierOutcome(registration, session)
                .orElseGet(() -> add(new Credentials(user, hash, now), session, registration.origin())));
        return new SignedIn(registered.user(), tokens.of(registered.session(), now));
    }

    private Registered add(Credentials account, Session session, RequestOrigin origin) {
        return switch (users.add(account.user(), account.hash())) {
            case ADDED -> {
                sessionStart.start(session, account, AuditEventType.REGISTERED, origin);
                yield new Registered(account.user(), session);
            }
            case EMAIL_TAKEN -> throw emailTaken();
        };
    }

    /** Before anything is hashed; a simultaneous registration is refused when the account is added. */
    private void refuseIfTaken(Registration registration, Instant now) {
        if (users.isTaken(registration.email(), registration.idempotencyKey(), now)) {
            throw emailTaken();
        }
    }

    private static FailureException emailTaken() {
        return Failure.of(FailureCode.EMAIL_TAKEN, "An account with this email exists.")
                .asException();
    }
}
