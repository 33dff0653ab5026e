import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Latchkey from plain Java 17 or newer: {@code java Sample.java http://localhost:8080}. It picks members out of JSON by
 * a pattern, so that it needs nothing but the JDK; an app would use its JSON library.
 */
public class Sample {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI api;
    private String accessToken = "";
    private String refreshToken = "";

    Sample(URI api) {
        this.api = api;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new Sample(URI.create(args.length > 0 ? args[0] : "http://localhost:8080")).run();
    }

    private void run() throws IOException, InterruptedException {
        String credentials = """
                {"email": "grace-%s@example.com", "password": "copper otter 41 lamplight"}""".formatted(UUID.randomUUID());

        expect(201, post("/v1/auth/register", credentials));
        keepTokens(expect(200, post("/v1/auth/login", credentials)));
        expect(200, call("GET", "/v1/auth/me", null));

        keepTokens(expect(200, post("/v1/auth/refresh", "{\"refresh_token\": \"" + refreshToken + "\"}")));

        changeGuarded("/v1/preferences/appearance", "{\"theme\": \"dark\"}");
        HttpResponse<String> refused = call("PUT", "/v1/preferences/appearance/theme", "\"purple\"");
        System.out.println("refused with the code " + member(refused.body(), "code"));

        expect(204, call("POST", "/v1/auth/logout", null));
    }

    /** Reads, then writes on the condition that nobody else wrote in between; starts over if somebody did. */
    private void changeGuarded(String path, String mergePatch) throws IOException, InterruptedException {
        HttpResponse<String> written;
        do {
            HttpResponse<String> read = expect(200, call("GET", path, null));
            String tag = read.headers().firstValue("ETag").orElseThrow();
            written = call("PATCH", path, mergePatch, "If-Match", tag);
        } while (written.statusCode() == 412);
        expect(200, written);
    }

    private void keepTokens(HttpResponse<String> answer) {
        accessToken = member(answer.body(), "access_token");
        refreshToken = member(answer.body(), "refresh_token");
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return call("POST", path, json);
    }

    private HttpResponse<String> call(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (!accessToken.isEmpty()) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        System.out.println(answer.request().method() + " " + answer.uri().getPath() + ": " + answer.statusCode());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.body());
        }
        return answer;
    }

    private static String member(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }
}
