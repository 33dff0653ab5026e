package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.UnitOfWork;
import java.time.InstantSource;

/** Gives the caller a copy of everything held about them. */
public final class ExportAccount {
    private final Users users;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final PreferencesExport preferences;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    ExportAccount(
            Users users,
            Sessions sessions,
            AuditTrail audit,
            PreferencesExport preferences,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.preferences = preferences;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * Collects it all at one moment.
     *
     * @throws dev.latchkey.domain.FailureException {@code INVALID_TOKEN} when the caller's session or account is gone
     */
    public AccountExport export(Caller caller) {
        return unitOfWork.perform(() -> collect(caller));
    }

    private AccountExport collect(Caller caller) {
        var now = clock.instant();
        var user = users.find(caller, now).orElseThrow(Refusals::signedOut);
        return new AccountExport(user, sessions.list(user.id(), now), audit.of(user.id()), preferences.of(user.id()));
    }
}
