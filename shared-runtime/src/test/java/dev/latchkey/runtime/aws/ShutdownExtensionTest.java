package dev.latchkey.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.config.Environment;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownExtensionTest {
    private final CompletableFuture<String> registered = new CompletableFuture<>();
    private final CompletableFuture<String> waiting = new CompletableFuture<>();
    private final CountDownLatch testEnded = new CountDownLatch(1);

    @Test
    void theFunctionRegistersWithoutEventsAndThenWaits() throws Exception {
        try (var lambda = new LocalServer(exchange -> {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI()) {
                case "POST /2020-01-01/extension/register" -> {
                    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    registered.complete(exchange.getRequestHeaders().getFirst("Lambda-Extension-Name") + " " + body);
                    exchange.getResponseHeaders().set("Lambda-Extension-Identifier", "id-1");
                    LocalServer.answer(exchange, 200, "{}");
                }
                case "GET /2020-01-01/extension/event/next" -> {
                    waiting.complete(exchange.getRequestHeaders().getFirst("Lambda-Extension-Identifier"));
                    awaitEnd();
                }
                default -> LocalServer.answer(exchange, 404, "");
            }
        })) {
            register(lambda.address());

            assertThat(registered.get(5, TimeUnit.SECONDS)).isEqualTo("latchkey-shutdown {\"events\":[]}");
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo("id-1");
            testEnded.countDown();
        }
    }

    @Test
    void aRefusalDoesNotKeepTheFunctionFromStarting() {
        try (var lambda = new LocalServer(exchange -> LocalServer.answer(exchange, 403, "{}"))) {
            register(lambda.address());
        }
        register("127.0.0.1:1");
    }

    private void awaitEnd() {
        try {
            testEnded.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void register(String runtimeApi) {
        new ShutdownExtension(Environment.of(
                        name -> name.equals("AWS_LAMBDA_RUNTIME_API") ? Optional.of(runtimeApi) : Optional.empty()))
                .register(new StartupEvent());
    }
}
