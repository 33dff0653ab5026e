package dev.latchkey.web.app;

import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route takes as a body, and what it says of anything else. */
@QuarkusTest
class RequestBodiesTest {
    private static final String NOTE = "{\"note_title\": \"a\", \"stars\": 1}";

    @Test
    void anotherContentTypeIsNotSupported() {
        assertProblem(given().contentType("text/plain").body(NOTE).post("/notes"), 415, "unsupported_media_type");
        assertProblem(given().contentType("application/xml").body(NOTE).post("/notes"), 415, "unsupported_media_type");
    }

    @Test
    void theContentTypeMayHaveParametersAndAnyCase() {
        assertThat(given().config(io.restassured.RestAssured.config())
                        .header("Content-Type", "Application/JSON; charset=utf-8")
                        .body(NOTE)
                        .post("/notes")
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "{\"note_title\": \"a\", \"stars\": 1}x",
                "{\"note_title\": \"a\", \"stars\": 1} {}",
                "{\"note_title\": \"a\", \"note_title\": \"b\", \"stars\": 1}",
                "{\"note_title\": \"\\u0000\", \"stars\": 1}",
                "{\"note_title\": \"\\ud800\", \"stars\": 1}",
                "{\"note_title\": \"\\udc00\\ud800\", \"stars\": 1}",
                "{'note_title': 'a', 'stars': 1}",
                "{\"note_title\": \"a\", \"stars\": 01}",
                "{\"note_title\": \"a\", \"stars\": NaN}",
            })
    void brokenJsonIsMalformed(String body) {
        assertProblem(post(body), 400, "malformed_request");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{\"note_title\":\"a\",\"stars\":1,\"more\":2}', /more, unknown_field",
                "'{\"noteTitle\":\"a\",\"stars\":1}', /noteTitle, unknown_field",
                "'{\"note_title\":1,\"stars\":1}', /note_title, wrong_type",
                "'{\"note_title\":true,\"stars\":1}', /note_title, wrong_type",
                "'{\"note_title\":\"a\",\"stars\":\"1\"}', /stars, wrong_type",
                "'{\"note_title\":\"a\",\"stars\":1.5}', /stars, wrong_type",
                "'{\"note_title\":\"a\",\"stars\":99999999999}', /stars, wrong_type",
                "'{\"note_title\":\"a\",\"stars\":null}', /stars, wrong_type",
                "'{\"note_title\":\"a\",\"stars\":1,\"tags\":[{\"short_name\":[]}]}', /tags/0/short_name, wrong_type",
                "'{\"note_title\":\"a\",\"stars\":1,\"a/b~c\":1}', /a~1b~0c, unknown_field",
                "'[]', '', wrong_type",
                "'{\"stars\":1}', /note_title, required",
                "'{\"note_title\":\" \",\"stars\":1}', /note_title, required",
                "'{\"note_title\":\"123456789012345678901\",\"stars\":1}', /note_title, size",
                "'{\"note_title\":\"a\",\"stars\":1,\"tags\":[{\"short_name\":\"x\"},{\"short_name\":\"\"}]}', /tags/1/short_name, required",
                "'{\"note_title\":\"a\",\"stars\":1,\"tags\":[null]}', /tags/0, required",
            })
    void inputThatDoesNotFitIsNamedByItsPointer(String body, String pointer, String code) {
        assertProblem(post(body), 400, "validation_failed").withError(pointer, code);
    }

    @Test
    void aLargeBodyIsRefused() {
        assertProblem(post("{\"note_title\":\"" + "a".repeat(16_384) + "\"}"), 413, "payload_too_large");
        assertProblem(
                given().contentType("application/octet-stream")
                        .body(new byte[16_385])
                        .post("/notes"),
                413,
                "payload_too_large");
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post("/notes");
    }
}
