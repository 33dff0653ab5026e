package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.stack.api.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client of the API as an app would be one: plain HTTP and JSON. It holds each answer to docs/openapi.yaml. Safe for use
 * by many threads.
 */
final class Client {
    static final String PASSWORD = "copper otter 41 lamplight";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final HttpClient http;

    Client(URI api, String sourceAddress) {
        this.api = api;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .localAddress(address(sourceAddress))
                .build();
    }

    /** An answer, its body parsed where it is JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String text(String field) {
            return body.path(field).asText();
        }
    }

    /** An account with its newest tokens. */
    record Account(String email, String id, String accessToken, String refreshToken) {}

    Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    /** Sends a request; the headers are names and values in turn, and replace those that it would have. */
    Answer send(String method, String path, @Nullable String token, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(Duration.ofSeconds(40))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            String type = method.equals("PATCH") && path.startsWith("/v1/preferences")
                    ? "application/merge-patch+json"
                    : "application/json";
            request.setHeader("Content-Type", type);
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        Answer answer = answer(request.build());
        ApiDocument.get()
                .find(method, api.resolve(path).getRawPath())
                .ifPresent(operation -> assertThat(operation.deviations(answer.raw()))
                        .as("%s answered %s", operation, answer.raw().body())
                        .isEmpty());
        return answer;
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.missingNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer logIn(String email, String password) {
        return send(
                "POST", "/v1/auth/login", null, "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    Answer refresh(String refreshToken) {
        return send("POST", "/v1/auth/refresh", null, "{\"refresh_token\":\"%s\"}".formatted(refreshToken));
    }

    Answer register(String email) {
        return send(
                "POST", "/v1/auth/register", null, "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    }

    /** Registers somebody whom nobody has registered before. */
    Account newAccount() {
        String email = "user-" + UUID.randomUUID() + "@example.com";
        Answer answer = register(email);
        if (answer.status() != 201) {
            throw new IllegalStateException(
                    "Could not register: " + answer.raw().body());
        }
        return new Account(
                email,
                answer.body().path("user").path("id").asText(),
                answer.text("access_token"),
                answer.text("refresh_token"));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
