package dev.latchkey.web.app;

import static dev.latchkey.web.testing.ProblemAssert.assertCommonHeaders;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static dev.latchkey.web.testing.ProblemAssert.challenge;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HttpTest {
    @Test
    void aGoodRequestIsAnsweredInSnakeCaseWithTheCommonHeaders() {
        var answer = given().contentType("application/json")
                .body("{\"note_title\": \"a\", \"stars\": 1, \"tags\": [{\"short_name\": \"x\"}]}")
                .post("/notes");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.asString())
                .isEqualTo("{\"note_title\":\"a\",\"stored_at\":\"2026-01-02T03:04:05Z\",\"tag_count\":1}");
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertCommonHeaders(answer);
    }

    @Test
    void aRouteMayNameItsOwnCacheControl() {
        assertThat(given().get("/notes/cached").header("Cache-Control")).contains("max-age=300");
    }

    @Test
    void theCallersRequestIdIsKeptWhereItIsFit() {
        assertThat(given().header("X-Request-Id", "a.B-1_").get("/notes/cached").header("X-Request-Id"))
                .isEqualTo("a.B-1_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has blank",
                "ä",
                "\"quoted\"",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anUnfitRequestIdIsReplaced(String unfit) {
        assertThat(given().header("X-Request-Id", unfit).get("/notes/cached").header("X-Request-Id"))
                .matches("[A-Za-z0-9._-]{1,64}")
                .isNotEqualTo(unfit);
    }

    @Test
    void aHeaderWithCommasArrivesWhole() {
        assertThat(given().header("If-None-Match", "\"1\", W/\"2\",,\"3\"")
                        .get("/notes/header")
                        .jsonPath()
                        .getString("tags"))
                .isEqualTo("\"1\", W/\"2\",,\"3\"");
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertProblem(given().get("/nowhere"), 404, "not_found");
        assertProblem(given().get("/notes/nowhere/at/all"), 404, "not_found");
    }

    @Test
    void anotherMethodIsNotAllowed() {
        var answer = given().delete("/notes");
        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void anotherFormOfTheAnswerIsNotAcceptable() {
        assertProblem(given().accept("text/html").get("/notes/cached"), 406, "not_acceptable");
    }

    @Test
    void aFailureBecomesItsProblemWithItsFacts() {
        assertProblem(fail("conflict"), 412, "precondition_failed").withFact("current_version", 7);
    }

    @Test
    void whatBreaksIsAnInternalErrorThatTellsNothing() {
        var answer = fail("hard");
        assertProblem(answer, 500, "internal_error");
        assertThat(answer.asString()).doesNotContain("secret");
    }

    @Test
    void aLostConnectionIsUnavailableAndASlowStatementATimeout() {
        assertProblem(fail("connection"), 503, "service_unavailable");
        assertProblem(fail("slow"), 504, "timeout");
    }

    @Test
    void aGoodTokenTellsTheCaller() {
        var user = UUID.randomUUID();
        var answer = given().header("Authorization", "Bearer " + TestBeans.TOKENS.forUser(user))
                .get("/notes/mine");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("user_id")).isEqualTo(user.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void theSchemeMayBeInAnyCaseAndFollowedBySeveralSpaces(String scheme) {
        var answer = given().header("Authorization", scheme + TestBeans.TOKENS.forUser(UUID.randomUUID()))
                .get("/notes/mine");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void withoutATokenOneIsAskedFor() {
        var answer = given().get("/notes/mine");
        assertProblem(answer, 401, "invalid_token");
        assertThat(challenge(answer)).isEqualTo("Bearer realm=\"latchkey\"");
        assertProblem(given().header("Authorization", "Basic YTpi").get("/notes/mine"), 401, "invalid_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "", "..", "eyJhbGciOiJub25lIn0.e30."})
    void aBadTokenIsNamedAsSuch(String token) {
        var answer = given().header("Authorization", "Bearer " + token).get("/notes/mine");
        assertProblem(answer, 401, "invalid_token");
    }

    @Test
    void anExpiredTokenIsToldApart() {
        var expired = TestBeans.TOKENS.token(Instant.now().minusSeconds(901), draft -> {});
        var answer = given().header("Authorization", "Bearer " + expired).get("/notes/mine");
        assertProblem(answer, 401, "token_expired");
        assertThat(challenge(answer)).contains("error=\"invalid_token\"");
    }

    @Test
    void tooManyRequestsOfAnAddressAreToldWhenToComeBack() {
        var answer = given().get("/notes/limited");
        assertProblem(answer, 429, "too_many_requests");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", "100%", "%zz", "a?b", "a/b"})
    void anyNameCanStandInAPathWhenEncoded(String name) {
        var answer = given().get("/notes/named/{name}", name);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("name")).isEqualTo(name);
    }

    private static Response fail(String how) {
        return given().contentType("application/json").put("/notes/fail/" + how);
    }
}
