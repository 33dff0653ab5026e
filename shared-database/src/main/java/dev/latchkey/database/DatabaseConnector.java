package dev.latchkey.database;

import static java.util.Objects.requireNonNull;

import dev.latchkey.database.DatabaseSettings.Authentication;
import dev.latchkey.runtime.aws.AwsCredentialsSource;
import dev.latchkey.runtime.config.DeploymentSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Opens connections, each by itself: what pools and what does not alike. With IAM, each gets a token of its own, and TLS
 * checks the server's name and certificate. Each is measured, or counted as failed. Safe for use by many threads.
 */
@Singleton
@Unremovable
public final class DatabaseConnector {
    private static final Driver DRIVER = new Driver();

    private final DatabaseSettings settings;
    private final Environment environment;
    private final InstantSource clock;
    private final Metrics metrics;

    public DatabaseConnector(DatabaseSettings settings, Environment environment, InstantSource clock, Metrics metrics) {
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * How patient a connection is.
     *
     * @param connect for opening it, in all
     * @param read for each answer of the server; zero for as long as it takes
     */
    public record Patience(Duration connect, Duration read) {
        /** A request's: the server itself ends statements earlier, so that the second is for a network that is dead. */
        public static final Patience REQUEST = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(8));
        /** A migration may take as long as it takes. */
        public static final Patience MIGRATION = new Patience(Duration.ofSeconds(5), Duration.ZERO);
    }

    /**
     * Opens a connection.
     *
     * @throws SQLException with a state of class 08 or 28 when it cannot be opened in time or is refused
     */
    public Connection open(Patience patience) throws SQLException {
        String url = "jdbc:postgresql://" + settings.host() + ":" + settings.port() + "/" + settings.name();
        long begin = System.nanoTime();
        boolean opened = false;
        try {
            var connection = requireNonNull(DRIVER.connect(url, properties(patience)), "the driver takes this address");
            opened = true;
            return connection;
        } finally {
            if (opened) {
                metrics.time(Metric.DATABASE_CONNECT_TIME, Duration.ofNanos(System.nanoTime() - begin));
            } else {
                metrics.count(Metric.DATABASE_CONNECT_FAILURES);
            }
        }
    }

    private Properties properties(Patience patience) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", seconds(patience.connect()));
        properties.setProperty("loginTimeout", seconds(patience.connect()));
        properties.setProperty("socketTimeout", seconds(patience.read()));
        // For asking the server to cancel; the least that the driver takes. The connection is cut earlier than that.
        properties.setProperty("cancelSignalTimeout", "1");
        properties.setProperty("tcpKeepAlive", "true");
        // The detail of a violated constraint is the row, and what is thrown is logged.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("gssEncMode", "disable");
        // Saves two round trips: what is set with them otherwise goes with the first message.
        properties.setProperty("assumeMinServerVersion", "17");
        properties.setProperty(
                "ApplicationName",
                "latchkey-" + environment.find(DeploymentSettings.FUNCTION).orElse("function"));
        if (settings.verifiesServer()) {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslfactory", TrustedServers.class.getName());
            settings.rootCertificates().ifPresent(file -> properties.setProperty("sslfactoryarg", file.toString()));
        }
        return properties;
    }

    private String password() throws SQLException {
        if (settings.authentication() == Authentication.PASSWORD) {
            return settings.password().orElse("");
        }
        String region = environment
                .text("AWS_REGION")
                .orElseThrow(() -> InvalidSetting.of("AWS_REGION", "set, since LATCHKEY_DB_AUTH is \"iam\""));
        try {
            var credentials = new AwsCredentialsSource(environment).current();
            return RdsAuthToken.mint(
                    credentials, region, settings.host(), settings.port(), settings.user(), clock.instant());
        } catch (IOException e) {
            throw new SQLException("No credentials for the database", "08001", e);
        }
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
