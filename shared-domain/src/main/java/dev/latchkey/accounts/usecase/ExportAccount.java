package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.UnitOfWork;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Gives the caller a copy of everything held about them. */
public final class ExportAccount {
    private final Users users;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final PreferencesExport preferences;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public ExportAccount(AccountsPorts ports) {
        users = ports.users();
        sessions = ports.sessions();
        audit = ports.auditTrail();
        preferences = ports.preferencesExport();
        unitOfWork = ports.unitOfWork();
        clock = ports.clock();
    }

    /**
     * Collects it all at one moment, of the audit events the newest page.
     *
     * @param before the audit event before which they are to end, so as to get the earlier ones too
     * @throws dev.latchkey.domain.FailureException {@code INVALID_TOKEN} when the caller's session or account is gone
     */
    public AccountExport export(Caller caller, Optional<UUID> before) {
        return unitOfWork.perform(() -> collect(caller, before));
    }

    private AccountExport collect(Caller caller, Optional<UUID> before) {
        var now = clock.instant();
        var user = users.find(caller, now).orElseThrow(Refusals::signedOut);
        return new AccountExport(user, sessions.of(user.id()), audit.of(user.id(), before), preferences.of(user.id()));
    }
}
