package dev.latchkey.migrations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.DatabaseSettings.Authentication;
import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.config.DeploymentSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.json.StatelessJson;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.runtime.secret.MasterKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The function's entry: a JSON document in, a JSON document out; a failure is a function error. Nobody reaches it
 * through the API.
 */
@Named("migrations")
class MigrationsHandler implements RequestStreamHandler {
    private static final Logger LOG = Logger.getLogger(MigrationsHandler.class);

    private static final int ROOM_FOR_THE_ANSWER_MILLIS = 5_000;

    private final ObjectMapper json = JsonMapper.builder(StatelessJson.factory().build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Environment environment;
    private final InstantSource clock;
    private final UuidGenerator ids;
    private final Instance instance;
    private final Metrics metrics;

    MigrationsHandler(
            Environment environment, InstantSource clock, UuidGenerator ids, Instance instance, Metrics metrics) {
        this.instance = instance;
        this.metrics = metrics;
        this.environment = environment;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        instance.takeColdStart();
        try {
            var request = Payload.read(input);
            LOG.infof("Command %s", request.command().wireName());
            output.write(json.writeValueAsBytes(perform(request, context)));
        } finally {
            metrics.flush();
        }
    }

    private Object perform(Request request, Context context) {
        var settings = DatabaseSettings.from(environment);
        var database = new DirectDataSource(settings, environment, clock, metrics);
        var migrations = new Migrations(database);
        return switch (request.command()) {
            case INFO -> migrations.info();
            case VALIDATE -> migrations.validate();
            case REPAIR -> migrations.repair();
            case MIGRATE -> request.dryRun() ? migrations.validate() : migrate(migrations, settings, database);
            case ROTATE_SIGNING_KEY -> rotate(request, database, context);
            case END_SESSIONS -> endSessions(request, database, context);
            case PURGE ->
                new Purge(database, clock, environment)
                        .purge(() -> context.getRemainingTimeInMillis() < ROOM_FOR_THE_ANSWER_MILLIS);
            case BOOTSTRAP -> bootstrap(request, settings, database);
        };
    }

    private Migrations.Outcome migrate(Migrations migrations, DatabaseSettings settings, DataSource database) {
        var outcome = migrations.migrate();
        if (settings.authentication() == Authentication.PASSWORD) {
            environment.find(DeploymentSettings.DB_ROLE_PASSWORD).ifPresent(new RolePasswords(database)::set);
        }
        return outcome;
    }

    private KeyRotation.Outcome rotate(Request request, DataSource database, Context context) {
        var vault = new SigningKeyVault(MasterKey.from(environment));
        var rotation = new KeyRotation(database, vault, events(context), clock);
        return request.immediately() ? rotation.rotateImmediately() : rotation.rotate();
    }

    private EndSessions.Outcome endSessions(Request request, DataSource database, Context context) {
        if (request.email() == null) {
            throw new CommandFailed("end-sessions needs the field email.");
        }
        return new EndSessions(database, events(context)).endAllOf(request.email());
    }

    private OperatorEvents events(Context context) {
        return new OperatorEvents(ids, clock, context.getAwsRequestId());
    }

    private Bootstrap.Outcome bootstrap(Request request, DatabaseSettings settings, DataSource byIam) {
        if (request.password() == null) {
            throw new CommandFailed("bootstrap needs the field password.");
        }
        var byPassword = new DirectDataSource(settings.byPassword(request.password()), environment, clock, metrics);
        var outcome = new Bootstrap(byIam, byPassword).perform();
        if (outcome.granted()) {
            // The token was refused because it had to be: no failure of the database, and none that an alarm should
            // tell of.
            metrics.discard();
        }
        return outcome;
    }
}
