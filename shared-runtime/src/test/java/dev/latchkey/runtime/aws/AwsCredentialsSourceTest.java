package dev.latchkey.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwsCredentialsSourceTest {
    @Test
    void theEnvironmentsCredentialsAreTaken() throws IOException {
        var source = source(Map.of(
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "token"));

        assertThat(source.current()).isEqualTo(new AwsCredentials("id", "secret", Optional.of("token")));
    }

    @Test
    void aFunctionWithSnapStartAsksTheLocalAddressEachTime() throws IOException {
        var asked = new AtomicInteger();
        try (var server = new LocalServer(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("local");
            LocalServer.answer(
                    exchange,
                    200,
                    "{\"AccessKeyId\": \"id%d\", \"SecretAccessKey\": \"secret\", \"Token\": \"token\", \"Expiration\": \"x\"}"
                            .formatted(asked.incrementAndGet()));
        })) {
            var source = source(Map.of(
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    "http://" + server.address() + "/credentials",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                    "local"));

            assertThat(source.current().accessKeyId()).isEqualTo("id1");
            assertThat(source.current().accessKeyId()).isEqualTo("id2");
        }
    }

    @Test
    void anAnswerThatIsNoCredentialsIsNamedWithoutItsContent() {
        for (String body : new String[] {"{\"AccessKeyId\": \"id\"}", "s3cret", "[]"}) {
            try (var server = new LocalServer(exchange -> LocalServer.answer(exchange, 200, body))) {
                var source = source(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + server.address() + "/"));

                assertThatIOException().isThrownBy(source::current).withMessageNotContaining("s3cret");
            }
        }
    }

    @Test
    void anEnvironmentWithoutCredentialsIsRefused() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(source(Map.of())::current)
                .withMessageContaining("AWS_ACCESS_KEY_ID");
    }

    private static AwsCredentialsSource source(Map<String, String> variables) {
        return new AwsCredentialsSource(
                Environment.of(name -> Optional.ofNullable(variables.get(name))), Duration.ofSeconds(30));
    }
}
