package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Credentials;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.port.Users;
import java.time.InstantSource;
import java.util.Optional;

/** Has a signed-in user prove their password once more, under the throttle of log-in. */
final class CallerProof {
    private final Users users;
    private final PasswordProof proof;
    private final InstantSource clock;

    CallerProof(AccountsPorts ports) {
        users = ports.users();
        proof = new PasswordProof(ports);
        clock = ports.clock();
    }

    Credentials require(Caller caller, Password password) {
        var found = users.findCredentials(caller, clock.instant()).orElseThrow(Refusals::signedOut);
        var email = found.user().email();
        proof.admit(email, caller.origin());
        return proof.require(email, Optional.of(found), password, caller.origin());
    }
}
