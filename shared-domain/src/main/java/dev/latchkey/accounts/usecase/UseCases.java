package dev.latchkey.accounts.usecase;

/** The use cases of accounts. */
public record UseCases(
        Register register,
        LogIn logIn,
        RefreshSession refreshSession,
        LogOut logOut,
        LogOutEverywhere logOutEverywhere,
        ListSessions listSessions,
        EndSession endSession,
        ShowUser showUser,
        ChangeProfile changeProfile,
        ChangePassword changePassword,
        DeleteAccount deleteAccount,
        ExportAccount exportAccount) {

    /** Hands each use case what it works with. */
    public static UseCases of(Ports ports) {
        var users = ports.users();
        var sessions = ports.sessions();
        var hasher = ports.passwordHasher();
        var audit = ports.auditTrail();
        var keys = ports.idempotencyKeys();
        var unitOfWork = ports.unitOfWork();
        var ids = ports.ids();
        var clock = ports.clock();
        var policy = ports.sessionPolicy();
        var events = new AuditEvents(ids, clock);
        var rules = new PasswordRules(ports.passwordPolicy(), ports.passwordStrength());
        var proof = new PasswordProof(users, hasher, ports.loginThrottle(), audit, events, clock);
        var callerProof = new CallerProof(users, proof, clock);
        var start = new SessionStart(sessions, policy, events, ids);
        var issue = new TokenIssue(ports.accessTokens(), ports.refreshTokens());
        var once = new OncePerKey(keys, ports.fingerprints(), users, sessions);
        return new UseCases(
                new Register(users, rules, hasher, once, start, issue, unitOfWork, ids, clock),
                new LogIn(users, hasher, proof, start, issue, clock),
                new RefreshSession(sessions, ports.refreshTokens(), policy, issue, ids, clock),
                new LogOut(sessions, events),
                new LogOutEverywhere(sessions, events),
                new ListSessions(sessions, clock),
                new EndSession(sessions, events),
                new ShowUser(users, clock),
                new ChangeProfile(users, clock),
                new ChangePassword(users, sessions, keys, audit, callerProof, rules, hasher, unitOfWork, events),
                new DeleteAccount(users, audit, callerProof, unitOfWork, events),
                new ExportAccount(users, sessions, audit, ports.preferencesExport(), unitOfWork, clock));
    }
}
