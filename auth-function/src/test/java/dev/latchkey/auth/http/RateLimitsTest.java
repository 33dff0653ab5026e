package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.WRONG;
import static dev.latchkey.auth.http.Api.newEmail;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accounts.port.Race;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One address, against the limits; a bucket fills so slowly that the test does not see it. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@TestProfile(RateLimitsTest.Limited.class)
class RateLimitsTest {
    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "latchkey.rate.limit.register", "3/36000s",
                    "latchkey.rate.limit.login", "5/36000s",
                    "latchkey.rate.limit.refresh", "4/36000s");
        }
    }

    @Test
    void registrationsOfAnAddressAreLimited() throws Exception {
        var answers = Race.of(12, () -> Api.register(newEmail()));

        assertThat(answers)
                .extracting(Response::statusCode)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        assertProblem(Api.register(newEmail()), 429, "too_many_requests");
    }

    @Test
    void logInsOfAnAddressAreLimitedWhoeverTheyAreFor() throws Exception {
        var answers = Race.of(20, () -> Api.logIn(newEmail(), WRONG));

        assertThat(answers)
                .extracting(Response::statusCode)
                .filteredOn(status -> status == 401)
                .hasSize(5);
        assertThat(answers)
                .extracting(Response::statusCode)
                .filteredOn(status -> status == 429)
                .hasSize(15);
    }

    @Test
    void refreshesOfAnAddressAreLimited() throws Exception {
        var answers = Race.of(10, () -> Api.refresh("nonsense"));

        assertThat(answers)
                .extracting(Response::statusCode)
                .filteredOn(status -> status == 401)
                .hasSize(4);
        assertThat(answers)
                .extracting(Response::statusCode)
                .filteredOn(status -> status == 429)
                .hasSize(6);
    }
}
