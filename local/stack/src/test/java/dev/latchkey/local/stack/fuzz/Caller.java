package dev.latchkey.local.stack.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** Sends cases as one person, moving on to another address and account now and then, before limits close in. */
final class Caller {
    private static final int CASES_A_PERSON = 40;
    /** After these the person has no session, and all further answers would be the same. */
    private static final Set<String> SIGN_OUT = Set.of(
            "POST /v1/auth/logout", "POST /v1/auth/logout-all", "DELETE /v1/auth/me", "DELETE /v1/auth/sessions/{id}");

    private final URI api;
    private final Supplier<String> addresses;
    private HttpClient http = HttpClient.newHttpClient();
    private Person person = new Person();
    private int left;

    Caller(URI api, Supplier<String> addresses) {
        this.api = api;
        this.addresses = addresses;
    }

    /** An answer, the case as it was generated, and with everything filled in. */
    record Sent(Case sketch, Case filled, HttpResponse<String> answer, Duration time) {}

    Sent send(Case sketch) {
        if (left == 0) {
            moveOn();
            left = CASES_A_PERSON;
        }
        left--;
        Case filled = sketch.filled(person::fill);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + filled.target()))
                .timeout(Duration.ofSeconds(60))
                .method(
                        filled.operation().method(),
                        filled.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(filled.body().getBytes(filled.charset())));
        for (int i = 0; i < filled.headers().size(); i += 2) {
            request.header(filled.headers().get(i), filled.headers().get(i + 1));
        }
        long start = System.nanoTime();
        HttpResponse<String> answer = send(request.build());
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        person.learn(answer);
        if (answer.statusCode() == 204 && SIGN_OUT.contains(sketch.operation().toString())) {
            left = 0;
        }
        return new Sent(sketch, filled, answer, time);
    }

    Person person() {
        return person;
    }

    private void moveOn() {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(addresses.get()))
                .build();
        person = new Person();
        person.learn(send(HttpRequest.newBuilder(URI.create(api + "/v1/auth/register"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(person.registration()))
                .build()));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
