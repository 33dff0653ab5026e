package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.bearer;
import static dev.latchkey.auth.http.Api.newUser;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The signing key is withdrawn, as a rotation at once does, while users sign in. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class WithdrawnKeyTest {
    private static final Duration FRESH = Duration.ofSeconds(5);

    TestDatabase database;

    @Inject
    TestClock clock;

    private Api.SignedInUser user;

    /** The function makes itself another one when it looks next. */
    @BeforeEach
    void withdrawTheKey() {
        clock.hold();
        newUser();
        // Whatever the clock was before, the keys are read at the moment at which it stands now.
        clock.pass(FRESH);
        user = newUser();
        database.execute("delete from signing_keys");
    }

    @AfterEach
    void releaseTheClock() {
        clock.release();
        // Whose times would now be in the future.
        database.execute("delete from rate_limit");
    }

    @Test
    void untilTheFunctionLearnsOfItItAcceptsWhatItSigns() {
        clock.pass(FRESH.minusNanos(1));

        assertThat(Api.me(user).statusCode()).isEqualTo(200);
        assertThat(Api.me(Api.logIn(user)).statusCode()).isEqualTo(200);
    }

    @Test
    void fiveSecondsLaterNoTokenOfItIsAcceptedAndEveryTokenThatIsIssuedIs() throws Exception {
        clock.pass(FRESH);

        var statuses = Race.of(8, () -> {
            var got = new ArrayList<Integer>();
            for (int i = 0; i < 3; i++) {
                got.add(Api.me(Api.logIn(user)).statusCode());
            }
            return got;
        });

        assertThat(statuses.stream().flatMap(List::stream)).hasSize(8 * 3).containsOnly(200);
        assertProblem(Api.me(user), 401, "invalid_token");
        String refreshed = Api.refresh(user.refreshToken()).jsonPath().getString("access_token");
        assertThat(bearer(refreshed).get("/v1/auth/me").statusCode()).isEqualTo(200);
        assertThat(given().get("/.well-known/jwks.json").jsonPath().getList("keys"))
                .hasSize(1);
    }

    @Test
    void whileTheFunctionLearnsOfItATokenIsRefusedOnlyIfItIsOfTheKeyBefore() throws Exception {
        String before = kid(user.accessToken());

        var refused = Race.of(8, () -> {
            var kids = new ArrayList<String>();
            for (int i = 0; i < 4; i++) {
                var signedIn = Api.logIn(user);
                passAQuarterOfASecond();
                if (Api.me(signedIn).statusCode() == 401) {
                    kids.add(kid(signedIn.accessToken()));
                }
            }
            return kids;
        });

        assertThat(refused.stream().flatMap(List::stream)).allMatch(before::equals);
        clock.pass(FRESH);
        assertThat(kid(Api.logIn(user).accessToken())).isNotEqualTo(before);
    }

    private synchronized void passAQuarterOfASecond() {
        clock.pass(Duration.ofMillis(250));
    }

    /** All headers are of the same form: the same header is the same key. */
    private static String kid(String token) {
        return token.substring(0, token.indexOf('.'));
    }
}
