package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.port.Fingerprint;
import dev.latchkey.accounts.port.Fingerprints;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.IdempotencyKeys.Fresh;
import dev.latchkey.accounts.port.IdempotencyKeys.Repeated;
import dev.latchkey.accounts.port.IdempotencyKeys.Reused;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import java.util.List;
import java.util.Optional;

/** Sees to it that a registration under an idempotency key is carried out once. */
final class OncePerKey {
    private final IdempotencyKeys keys;
    private final Fingerprints fingerprints;
    private final Users users;
    private final Sessions sessions;

    OncePerKey(AccountsPorts ports) {
        keys = ports.idempotencyKeys();
        fingerprints = ports.fingerprints();
        users = ports.users();
        sessions = ports.sessions();
    }

    /** What came of the registration the first time; empty when this is the first time, or when it has no key. */
    Optional<Registered> earlierOutcome(Registration registration, Session planned) {
        return registration
                .idempotencyKey()
                .map(key ->
                        keys.claim(key, fingerprint(registration), planned.userId(), planned.id(), planned.createdAt()))
                .flatMap(claim -> switch (claim) {
                    case Fresh _ -> Optional.empty();
                    case Repeated first -> Optional.of(outcome(first, planned));
                    case Reused _ -> throw keyReused();
                });
    }

    private Registered outcome(Repeated first, Session planned) {
        var user = users.find(first.userId());
        var session = sessions.find(first.sessionId(), planned.createdAt());
        return user.flatMap(found -> session.map(live -> new Registered(found, live)))
                .orElseThrow(() -> Failure.of(
                                FailureCode.CONFLICT,
                                "This registration was carried out before, and its session is over. Log in.")
                        .asException());
    }

    private Fingerprint fingerprint(Registration registration) {
        return fingerprints.of(List.of(
                registration.email().given(),
                registration.password().text(),
                registration.displayName().map(DisplayName::value).orElse("")));
    }

    private static RuntimeException keyReused() {
        return Failure.of(FailureCode.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another registration.")
                .asException();
    }
}
