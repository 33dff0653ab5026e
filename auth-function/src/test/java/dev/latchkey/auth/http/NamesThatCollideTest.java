package dev.latchkey.auth.http;

import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.runtime.json.CollidingNames;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaMapperRecorder;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What one client sends is nothing that another meets: their names do not live in any table of the function's. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class NamesThatCollideTest {
    @Test
    void bodiesAndParametersOfNamesThatCollideHarmNobodyElse() {
        var refused = given().contentType("application/json")
                .body(CollidingNames.object(CollidingNames.ofJackson(310)))
                .post("/v1/auth/register");
        assertProblem(refused, 400, "validation_failed");
        var request = given();
        CollidingNames.ofJackson(150).forEach(name -> request.queryParam(name, "1"));
        assertThat(request.get("/.well-known/jwks.json").statusCode()).isEqualTo(200);

        for (int i = 0; i < 100; i++) {
            var other = given().contentType("application/json")
                    .body("{\"refresh_token\":\"x\",\"unknown" + i + "\":1}")
                    .post("/v1/auth/refresh");
            assertProblem(other, 400, "validation_failed").withError("/unknown" + i, "unknown_field");
        }
    }

    @Test
    void eventsAreReadByAParserThatKeepsNoNames() {
        var factory = AmazonLambdaMapperRecorder.objectMapper.getFactory();

        assertThat(factory.isEnabled(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES))
                .isFalse();
        assertThat(factory.isEnabled(JsonFactory.Feature.INTERN_FIELD_NAMES)).isFalse();
    }
}
