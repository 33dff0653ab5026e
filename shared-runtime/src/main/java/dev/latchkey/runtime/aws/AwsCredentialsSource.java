package dev.latchkey.runtime.aws;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The credentials of the function's role, as Lambda hands them out: in the environment, or, to functions with SnapStart,
 * at a local address, since a snapshot outlives them. Keeps none, so none can be stale after a restore.
 */
public final class AwsCredentialsSource {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Environment environment;
    private final Duration patience;

    public AwsCredentialsSource(Environment environment) {
        this(environment, PATIENCE);
    }

    AwsCredentialsSource(Environment environment, Duration patience) {
        this.environment = environment;
        this.patience = patience;
    }

    /**
     * The credentials of this moment.
     *
     * @throws IOException if the local address does not answer as it should
     * @throws InvalidSetting if the environment names neither credentials nor an address
     */
    public AwsCredentials current() throws IOException {
        var accessKeyId = environment.text("AWS_ACCESS_KEY_ID");
        var secretAccessKey = environment.text("AWS_SECRET_ACCESS_KEY");
        if (accessKeyId.isPresent() && secretAccessKey.isPresent()) {
            return new AwsCredentials(accessKeyId.get(), secretAccessKey.get(), environment.text("AWS_SESSION_TOKEN"));
        }
        var address = environment
                .text("AWS_CONTAINER_CREDENTIALS_FULL_URI")
                .orElseThrow(() -> InvalidSetting.of(
                        "AWS_ACCESS_KEY_ID",
                        "set, or AWS_CONTAINER_CREDENTIALS_FULL_URI, since LATCHKEY_DB_AUTH is \"iam\""));
        return fetch(URI.create(address));
    }

    private AwsCredentials fetch(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout((int) patience.toMillis());
        connection.setReadTimeout((int) patience.toMillis());
        environment
                .text("AWS_CONTAINER_AUTHORIZATION_TOKEN")
                .ifPresent(token -> connection.setRequestProperty("Authorization", token));
        try (var reader = Json.createReader(connection.getInputStream())) {
            JsonObject answer = reader.readObject();
            return new AwsCredentials(
                    member(answer, "AccessKeyId"),
                    member(answer, "SecretAccessKey"),
                    Optional.of(member(answer, "Token")));
        } catch (JsonException e) {
            throw new IOException("The address of the container's credentials answers something else than JSON", e);
        }
    }

    private static String member(JsonObject answer, String name) throws IOException {
        if (answer.get(name) instanceof JsonString value) {
            return value.getString();
        }
        throw new IOException("The container's credentials lack " + name);
    }
}
