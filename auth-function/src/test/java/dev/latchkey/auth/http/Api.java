package dev.latchkey.auth.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** The accounts' routes, as a client calls them. */
final class Api {
    static final String PASSWORD = "Zulu-quartz mitten 48";
    static final String WRONG = "Zulu-quartz mitten 49";
    static final String NEXT = "Orbit pumice lantern 7";

    private Api() {}

    static String newEmail() {
        return "Ada." + UUID.randomUUID() + "@Example.com";
    }

    static Response post(String path, Object body) {
        return json(body).post(path);
    }

    static RequestSpecification json(Object body) {
        return given().contentType("application/json").body(body);
    }

    static RequestSpecification bearer(String accessToken) {
        return given().header("Authorization", "Bearer " + accessToken);
    }

    static RequestSpecification bearer(SignedInUser user) {
        return bearer(user.accessToken());
    }

    static Response register(String email) {
        return post("/v1/auth/register", Map.of("email", email, "password", PASSWORD));
    }

    static Response logIn(String email, String password) {
        return post("/v1/auth/login", Map.of("email", email, "password", password));
    }

    static Response refresh(String refreshToken) {
        return post("/v1/auth/refresh", Map.of("refresh_token", refreshToken));
    }

    static Response me(SignedInUser user) {
        return bearer(user).get("/v1/auth/me");
    }

    /** A new user, signed in. */
    static SignedInUser newUser() {
        return SignedInUser.of(register(newEmail()), 201);
    }

    /** A further session of the user. */
    static SignedInUser logIn(SignedInUser user) {
        return SignedInUser.of(logIn(user.email(), PASSWORD), 200);
    }

    /** What a client keeps after it signed in. */
    record SignedInUser(String id, String email, String accessToken, String refreshToken) {
        static SignedInUser of(Response answer, int status) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
            var body = answer.jsonPath();
            return new SignedInUser(
                    body.getString("user.id"),
                    body.getString("user.email"),
                    body.getString("access_token"),
                    body.getString("refresh_token"));
        }
    }
}
