package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.newUser;
import static dev.latchkey.auth.http.Api.post;
import static dev.latchkey.auth.http.Api.refresh;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.auth.http.Api.SignedInUser;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class RefreshRouteTest {
    /** Set by the test resource. */
    @SuppressWarnings("NullAway.Init")
    TestDatabase database;

    @Test
    void aTokenIsExchangedForTheNext() {
        var user = newUser();

        var answer = refresh(user.refreshToken());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap(""))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in");
        var next = answer.jsonPath().getString("refresh_token");
        assertThat(next).isNotEqualTo(user.refreshToken());
        assertThat(refresh(next).statusCode()).isEqualTo(200);
        assertThat(Api.bearer(answer.jsonPath().getString("access_token"))
                        .get("/v1/auth/me")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTokenBeforeAnswersTheSameWithinTheReplayWindow() {
        var user = newUser();

        var first = next(user.refreshToken());

        assertThat(next(user.refreshToken())).isEqualTo(first);
    }

    @Test
    void theTokenBeforeEndsTheSessionPastTheReplayWindow() {
        var user = newUser();
        var current = next(user.refreshToken());
        database.execute("update sessions set last_used_at = last_used_at - interval '31 s' where user_id = '"
                + user.id() + "'");

        assertProblem(refresh(user.refreshToken()), 401, "refresh_token_reused");
        assertProblem(refresh(current), 401, "session_expired");
        assertProblem(Api.me(user), 401, "invalid_token");
    }

    @Test
    void anOlderTokenEndsTheSessionAtOnce() {
        var user = newUser();
        var current = next(next(user.refreshToken()));

        assertProblem(refresh(user.refreshToken()), 401, "refresh_token_reused");
        assertProblem(refresh(current), 401, "session_expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not a token", "AAAA", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefused(String text) {
        assertProblem(refresh(text), 401, "invalid_refresh_token");
    }

    @Test
    void aForgedTokenIsRefusedAndTheSessionLivesOn() {
        var user = newUser();
        var token = user.refreshToken();

        for (var position : new int[] {0, 5, 21, 23, 26, 30, 50, 69}) {
            assertProblem(refresh(altered(token, position)), 401, "invalid_refresh_token");
        }
        assertThat(refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void anIdleSessionHasExpired() {
        var user = newUser();
        database.execute("update sessions set expires_at = now() where user_id = '" + user.id() + "'");

        assertProblem(refresh(user.refreshToken()), 401, "session_expired");
        assertProblem(Api.me(user), 401, "invalid_token");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertProblem(post("/v1/auth/refresh", "{}"), 400, "validation_failed").withError("/refresh_token", "required");
    }

    @Test
    void ofAHundredParallelUsesOfOneTokenAllGetTheSameSuccessor() throws Exception {
        var user = newUser();

        var successors = Race.of(100, () -> next(user.refreshToken()));

        assertThat(new HashSet<>(successors)).hasSize(1);
        assertThat(refresh(successors.getFirst()).statusCode()).isEqualTo(200);
    }

    @Test
    void afterLogOutTheTokenIsWorthNothing() {
        SignedInUser user = newUser();
        Api.bearer(user).post("/v1/auth/logout");

        assertProblem(refresh(user.refreshToken()), 401, "session_expired");
    }

    private static String next(String token) {
        var answer = refresh(token);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("refresh_token");
    }

    private static String altered(String token, int position) {
        var other = token.charAt(position) == 'A' ? 'Q' : 'A';
        return token.substring(0, position) + other + token.substring(position + 1);
    }
}
