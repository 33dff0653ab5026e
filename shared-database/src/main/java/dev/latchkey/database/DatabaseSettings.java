package dev.latchkey.database;

import dev.latchkey.runtime.config.DataSettings;
import dev.latchkey.runtime.config.DeploymentSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is and as whom to connect, from {@code LATCHKEY_DB_HOST}, {@code _PORT}, {@code _NAME},
 * {@code _USER}, {@code _AUTH}, {@code _PASSWORD} and {@code _SSL_ROOT_CERT}. Its text form hides the password.
 *
 * @param verifiesServer whether TLS is required and the server's name and certificate are checked: always with IAM, and
 *     with a password where the authorities of the certificate are named
 * @param rootCertificates a PEM file of those authorities; those of RDS when empty
 */
public record DatabaseSettings(
        String host,
        int port,
        String name,
        String user,
        Authentication authentication,
        Optional<String> password,
        boolean verifiesServer,
        Optional<Path> rootCertificates) {

    /** How the database knows the function. */
    public enum Authentication {
        /** By a token of AWS IAM, minted for each new connection; always over verified TLS. */
        IAM,
        /** By a password from the environment. */
        PASSWORD
    }

    /**
     * Reads all of them.
     *
     * @throws InvalidSetting naming the variable that is missing or wrong
     */
    public static DatabaseSettings from(Environment environment) {
        var authentication = environment.get(DeploymentSettings.DB_AUTH, Authentication.class);
        var rootCertificates = environment.find(DataSettings.DB_SSL_ROOT_CERT);
        return new DatabaseSettings(
                environment.get(DeploymentSettings.DB_HOST),
                environment.get(DeploymentSettings.DB_PORT),
                environment.get(DeploymentSettings.DB_NAME),
                environment.find(DeploymentSettings.DB_USER).orElseGet(() -> defaultUser(environment)),
                authentication,
                authentication == Authentication.PASSWORD
                        ? Optional.of(environment.get(DeploymentSettings.DB_PASSWORD))
                        : environment.find(DeploymentSettings.DB_PASSWORD),
                authentication == Authentication.IAM || rootCertificates.isPresent(),
                rootCertificates);
    }

    /** The same database, as the same role, but by a password; as careful about the server as before. */
    public DatabaseSettings byPassword(String secret) {
        return new DatabaseSettings(
                host, port, name, user, Authentication.PASSWORD, Optional.of(secret), verifiesServer, rootCertificates);
    }

    /** Each function has a role of its own, which the name of the function tells. */
    private static String defaultUser(Environment environment) {
        var function = environment.find(DeploymentSettings.FUNCTION).orElse("latchkey");
        return function.equals("migrations") ? "latchkey_migrator" : "latchkey_" + function;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + user + "@" + host + ":" + port + "/" + name + ", " + authentication + "]";
    }
}
