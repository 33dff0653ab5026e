package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.AuditEventType;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.LoginThrottle;
import dev.latchkey.accounts.port.LoginThrottle.Admitted;
import dev.latchkey.accounts.port.LoginThrottle.Refused;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.Users;
import java.time.InstantSource;
import java.util.Optional;

/** Has somebody prove that they know an account's password, no faster than the throttle lets guesses through. */
final class PasswordProof {
    private final Users users;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;
    private final AuditTrail audit;
    private final AuditEvents events;
    private final InstantSource clock;

    PasswordProof(AccountsPorts ports) {
        users = ports.users();
        hasher = ports.passwordHasher();
        throttle = ports.loginThrottle();
        audit = ports.auditTrail();
        events = new AuditEvents(ports);
        clock = ports.clock();
    }

    /** Counts the attempt; must come before anything that depends on whether the account exists. */
    void admit(Email email, RequestOrigin origin) {
        switch (throttle.attempt(email, clock.instant())) {
            case Admitted _ -> {}
            case Refused refused -> {
                if (refused.first()) {
                    var user = users.findCredentials(email).map(Credentials::user);
                    audit.record(events.against(user, AuditEventType.LOG_IN_THROTTLED, origin));
                }
                throw refused.checking() ? Refusals.stillChecking() : Refusals.throttled(refused.retryAfter());
            }
        }
    }

    /** Checks the password, with the same work for an account that does not exist as for one that does. */
    Credentials require(Email email, Optional<Credentials> found, Password password, RequestOrigin origin) {
        var hash = found.map(Credentials::hash).orElseGet(hasher::decoy);
        var matches = hasher.matches(password, hash);
        var proven = found.filter(_ -> matches);
        if (proven.isEmpty()) {
            throttle.failed(email);
            audit.record(events.against(found.map(Credentials::user), AuditEventType.LOG_IN_FAILED, origin));
            throw Refusals.wrongCredentials();
        }
        throttle.reset(email);
        return proven.get();
    }
}
