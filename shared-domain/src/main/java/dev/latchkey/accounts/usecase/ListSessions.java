package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.port.Sessions;
import java.time.InstantSource;
import java.util.List;

/** Shows the caller where they are signed in. */
public final class ListSessions {
    private final Sessions sessions;
    private final InstantSource clock;

    public ListSessions(AccountsPorts ports) {
        sessions = ports.sessions();
        clock = ports.clock();
    }

    /**
     * The caller's sessions, the one last used first.
     *
     * @throws dev.latchkey.domain.FailureException {@code INVALID_TOKEN} when the caller's own is not among them
     */
    public List<Session> list(Caller caller) {
        var live = sessions.list(caller.userId(), clock.instant());
        if (live.stream().map(Session::id).noneMatch(caller.sessionId()::equals)) {
            throw Refusals.signedOut();
        }
        return live;
    }
}
