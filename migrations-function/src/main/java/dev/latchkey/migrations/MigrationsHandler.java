package dev.latchkey.migrations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.database.DatabaseConnector;
import dev.latchkey.runtime.database.DatabaseSettings;
import dev.latchkey.runtime.database.DatabaseSettings.Authentication;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The function's entry: a JSON document in, a JSON document out; a failure is a function error. Nobody reaches it
 * through the API.
 */
@Named("migrations")
class MigrationsHandler implements RequestStreamHandler {
    private final ObjectMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Environment environment;
    private final InstantSource clock;

    MigrationsHandler(Environment environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(json.writeValueAsBytes(perform(read(input))));
    }

    private Request read(InputStream input) throws IOException {
        String payload = new String(input.readAllBytes(), StandardCharsets.UTF_8).strip();
        if (payload.isEmpty()) {
            return Request.NONE;
        }
        try {
            return Optional.ofNullable(json.readValue(payload, Request.class)).orElse(Request.NONE);
        } catch (JsonProcessingException e) {
            throw new CommandFailed("The payload is not a request: " + e.getOriginalMessage(), e);
        }
    }

    private Object perform(Request request) {
        var settings = DatabaseSettings.from(environment);
        var connector = new DatabaseConnector(settings, environment, clock);
        var database = new DirectDataSource(connector);
        var migrations = new Migrations(database, MigrationsHandler.class.getClassLoader());
        return switch (request.known()) {
            case INFO -> migrations.info();
            case MIGRATE -> {
                var outcome = migrations.migrate();
                if (settings.authentication() == Authentication.PASSWORD) {
                    environment.text("LATCHKEY_DB_ROLE_PASSWORD").ifPresent(new RolePasswords(database)::set);
                }
                yield outcome;
            }
        };
    }
}
