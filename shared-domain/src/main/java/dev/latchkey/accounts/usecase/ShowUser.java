package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.User;
import dev.latchkey.accounts.port.Users;
import java.time.InstantSource;

/** Shows the caller their account. */
public final class ShowUser {
    private final Users users;
    private final InstantSource clock;

    public ShowUser(AccountsPorts ports) {
        users = ports.users();
        clock = ports.clock();
    }

    /**
     * The account as it is now.
     *
     * @throws dev.latchkey.domain.FailureException {@code INVALID_TOKEN} when the caller's session or account is gone
     */
    public User show(Caller caller) {
        return users.find(caller, clock.instant()).orElseThrow(Refusals::signedOut);
    }
}
