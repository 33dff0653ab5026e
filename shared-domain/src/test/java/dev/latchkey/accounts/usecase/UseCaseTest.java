package dev.latchkey.accounts.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.accounts.AccountsApp;
import dev.latchkey.accounts.fake.FakeWorld;
import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.RefreshToken;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A world of fakes with Ada in it, and the sentences that tests of use cases are made of. */
abstract class UseCaseTest {
    static final RequestOrigin ORIGIN = Samples.ORIGIN;
    static final Email ADA = Email.of("Ada@Example.com");
    static final Password RIGHT = new Password("Zulu-quartz mitten 48");
    static final Password WRONG = new Password("Zulu-quartz mitten 49");
    static final Password NEXT = new Password("Orbit pumice lantern 7");

    final FakeWorld world = new FakeWorld();
    final AccountsApp app = world.app();

    static Registration registration() {
        return new Registration(ADA, RIGHT, Optional.empty(), Optional.empty(), ORIGIN);
    }

    SignedIn registerAda() {
        return app.register().register(registration());
    }

    SignedIn logIn(Password password) {
        return app.logIn().logIn(new LogInAttempt(ADA, password, Optional.empty(), ORIGIN));
    }

    Caller callerOf(SignedIn signedIn) {
        return new Caller(signedIn.user().id(), refreshTokenOf(signedIn).sessionId(), ORIGIN);
    }

    static RefreshToken refreshTokenOf(SignedIn signedIn) {
        return signedIn.tokens().refresh();
    }

    static Failure refused(FailureCode code, ThrowingCallable call) {
        var thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("refused with %s", code).isNotNull();
        assertThat(thrown.failure().code()).isEqualTo(code);
        return thrown.failure();
    }
}
