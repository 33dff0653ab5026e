package dev.latchkey.auth;

import dev.latchkey.accounts.AccountsApp;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.usecase.LogInAttempt;
import dev.latchkey.accounts.usecase.Registration;
import dev.latchkey.auth.http.BodyPriming;
import dev.latchkey.auth.security.ThrowawayTokens;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.runtime.snapshot.SnapshotPriming;
import dev.latchkey.web.bearer.PrimingToken;
import dev.latchkey.web.priming.PrimingRequests;
import jakarta.inject.Singleton;
import java.io.Serial;
import java.util.Optional;

/**
 * Walks registration, log-in, refresh and what a signed-in user asks for, within one unit of work that is undone. Its
 * access tokens are of a key of its own: none that signs real ones is to be in a snapshot. Does first what needs no
 * database.
 */
@Singleton
class AuthPriming implements SnapshotPriming {
    private static final Password PASSWORD =
            new Password("a password of nobody that opens nothing, anywhere, at any time");
    private static final RequestOrigin ORIGIN = new RequestOrigin("priming", "127.0.0.1", Optional.of("priming"));

    private final AccountsApp.Builder app;
    private final ThrowawayTokens tokens;
    private final PasswordHasher hasher;
    private final UnitOfWork unitOfWork;
    private final UuidGenerator ids;
    private final BodyPriming bodies;
    private final PrimingToken token;

    AuthPriming(
            AccountsApp.Builder app,
            ThrowawayTokens tokens,
            PasswordHasher hasher,
            UnitOfWork unitOfWork,
            UuidGenerator ids,
            BodyPriming bodies,
            PrimingToken token) {
        this.app = app;
        this.tokens = tokens;
        this.hasher = hasher;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.bodies = bodies;
        this.token = token;
    }

    @Override
    public void prime() {
        hasher.matches(PASSWORD, hasher.decoy());
        bodies.prime();
        PrimingRequests.send("GET", "/v1/auth/me");
        token.use(accepted -> {
            PrimingRequests.send("GET", "/v1/auth/me", accepted);
            PrimingRequests.send("GET", "/.well-known/openid-configuration", accepted);
        });
        var accounts = app.accessTokens(tokens.make()).build();
        try {
            unitOfWork.run(() -> {
                walk(accounts);
                throw new Undone();
            });
        } catch (Undone expected) {
            // As it was meant to be.
        }
    }

    private void walk(AccountsApp accounts) {
        var email = Email.of("nobody-" + ids.next() + "@latchkey.invalid");
        accounts.register().register(new Registration(email, PASSWORD, Optional.empty(), Optional.empty(), ORIGIN));
        var signedIn = accounts.logIn().logIn(new LogInAttempt(email, PASSWORD, Optional.empty(), ORIGIN));
        bodies.write(signedIn);
        var refreshed =
                accounts.refreshSession().refresh(signedIn.tokens().refresh().encoded(), ORIGIN);
        var caller = new Caller(signedIn.user().id(), refreshed.refresh().sessionId(), ORIGIN);
        accounts.showUser().show(caller);
        accounts.listSessions().list(caller);
    }

    /** Ends the unit of work without a trace, in the database and in the log. */
    private static final class Undone extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Undone() {
            super("primed", null, false, false);
        }
    }
}
