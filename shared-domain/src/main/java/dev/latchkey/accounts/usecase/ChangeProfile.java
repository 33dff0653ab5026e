package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.User;
import dev.latchkey.accounts.port.Users;
import java.time.InstantSource;
import java.util.Optional;

/** Changes how the caller is called. */
public final class ChangeProfile {
    private final Users users;
    private final InstantSource clock;

    public ChangeProfile(AccountsPorts ports) {
        users = ports.users();
        clock = ports.clock();
    }

    /**
     * Sets the display name.
     *
     * @param displayName empty to have none
     * @throws dev.latchkey.domain.FailureException {@code INVALID_TOKEN} when the caller's session or account is gone
     */
    public User change(Caller caller, Optional<DisplayName> displayName) {
        return users.rename(caller, displayName, clock.instant()).orElseThrow(Refusals::signedOut);
    }
}
