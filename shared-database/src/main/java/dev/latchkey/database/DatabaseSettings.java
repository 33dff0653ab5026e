package dev.latchkey.database;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.nio.file.Files;
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
        /** By a password that stands in the environment. */
        PASSWORD
    }

    /**
     * Reads all of them.
     *
     * @throws InvalidSetting naming the variable that is missing or wrong
     */
    public static DatabaseSettings from(Environment environment) {
        var authentication = environment.choice("LATCHKEY_DB_AUTH", Authentication.IAM);
        var password = environment.text("LATCHKEY_DB_PASSWORD");
        if (authentication == Authentication.PASSWORD && password.isEmpty()) {
            throw InvalidSetting.of("LATCHKEY_DB_PASSWORD", "set, since LATCHKEY_DB_AUTH is \"password\"");
        }
        var rootCertificates = rootCertificates(environment);
        return new DatabaseSettings(
                word(
                        environment,
                        "LATCHKEY_DB_HOST",
                        "localhost",
                        "[A-Za-z0-9._-]{1,253}",
                        "a host name or IPv4 address"),
                environment.number("LATCHKEY_DB_PORT", 5432, 1, 65_535),
                word(
                        environment,
                        "LATCHKEY_DB_NAME",
                        "latchkey",
                        IDENTIFIER,
                        "a database's name of letters, digits and _"),
                word(
                        environment,
                        "LATCHKEY_DB_USER",
                        defaultUser(environment),
                        IDENTIFIER,
                        "a role's name of letters, digits and _"),
                authentication,
                password,
                authentication == Authentication.IAM || rootCertificates.isPresent(),
                rootCertificates);
    }

    /** The same database, as the same role, but by a password; as careful about the server as before. */
    public DatabaseSettings byPassword(String secret) {
        return new DatabaseSettings(
                host, port, name, user, Authentication.PASSWORD, Optional.of(secret), verifiesServer, rootCertificates);
    }

    private static Optional<Path> rootCertificates(Environment environment) {
        var file = environment.text("LATCHKEY_DB_SSL_ROOT_CERT").map(Path::of);
        file.filter(path -> !Files.isReadable(path)).ifPresent(path -> {
            throw InvalidSetting.of("LATCHKEY_DB_SSL_ROOT_CERT", "the path of a readable PEM file", path.toString());
        });
        return file;
    }

    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]{0,62}";

    /** Each function has a role of its own, which the name of the function tells. */
    private static String defaultUser(Environment environment) {
        var function = environment.text("LATCHKEY_FUNCTION", "latchkey");
        return function.equals("migrations") ? "latchkey_migrator" : "latchkey_" + function;
    }

    private static String word(
            Environment environment, String variable, String otherwise, String form, String expected) {
        String value = environment.text(variable, otherwise);
        if (!value.matches(form)) {
            throw InvalidSetting.of(variable, expected, value);
        }
        return value;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + user + "@" + host + ":" + port + "/" + name + ", " + authentication + "]";
    }
}
