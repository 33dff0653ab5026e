package dev.latchkey.preferences.http;

import static io.restassured.RestAssured.given;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.persistence.TestUsers;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A client that is logged in as a user of its own. */
final class PreferencesClient {
    private final UserId user;
    private final String token;

    PreferencesClient(UserId user) {
        this.user = user;
        this.token = TestKeys.TOKENS.forUser(user.value());
    }

    /** A client of a user that was just made. */
    static PreferencesClient of(TestDatabase database) {
        return new PreferencesClient(TestUsers.add(database));
    }

    UserId user() {
        return user;
    }

    RequestSpecification request() {
        var encoding = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return given().config(RestAssuredConfig.config().encoderConfig(encoding))
                .header("Authorization", "Bearer " + token);
    }

    private RequestSpecification json(String body, Map<String, String> headers) {
        return request().headers(headers).contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
    }

    Response get(String path) {
        return request().get("/v1/" + path);
    }

    Response get(String path, Map<String, String> headers) {
        return request().headers(headers).get("/v1/" + path);
    }

    Response put(String path, String body) {
        return put(path, body, Map.of());
    }

    Response put(String path, String body, Map<String, String> headers) {
        return json(body, headers).put("/v1/" + path);
    }

    Response patch(String path, String body) {
        return patch(path, body, Map.of());
    }

    Response patch(String path, String body, Map<String, String> headers) {
        return json(body, headers).patch("/v1/" + path);
    }

    Response delete(String path) {
        return delete(path, Map.of());
    }

    Response delete(String path, Map<String, String> headers) {
        return request().headers(headers).delete("/v1/" + path);
    }

    Response post(String path) {
        return request().post("/v1/" + path);
    }
}
