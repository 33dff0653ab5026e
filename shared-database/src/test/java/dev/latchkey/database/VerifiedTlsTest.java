package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.EmfMetrics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // The fields are set before all tests.
class VerifiedTlsTest {
    private static final String PASSWORD = "changeit";
    /** The first handshake of a JVM takes its time on a busy machine. */
    private static final DatabaseConnector.Patience AMPLE =
            new DatabaseConnector.Patience(Duration.ofSeconds(30), Duration.ofSeconds(30));

    @TempDir
    static Path folder;

    static EmbeddedPostgres server;

    @BeforeAll
    static void startAServerWhoseCertificateIsForLocalhost() throws Exception {
        certificate("server", "localhost");
        certificate("stranger", "localhost");
        server = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("server.pem").toString())
                .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aServerWithATrustedCertificateOfItsNameIsConnectedToOverTls() throws SQLException {
        try (var connection = connect("localhost", folder.resolve("server.pem"));
                var rows = connection
                        .createStatement()
                        .executeQuery("select ssl, version from pg_stat_ssl where pid = pg_backend_pid()")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isTrue();
            assertThat(rows.getString(2)).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aServerOfAnotherNameIsRefused() {
        assertThatThrownBy(() -> connect("127.0.0.1", folder.resolve("server.pem")))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("hostname 127.0.0.1 could not be verified");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        assertThatThrownBy(() -> connect("localhost", folder.resolve("stranger.pem")))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("PKIX path");
    }

    @Test
    void withIamTheAuthoritiesAreThoseOfRds() {
        assertThatThrownBy(() -> connect(
                        "localhost",
                        Map.of(
                                "LATCHKEY_DB_AUTH", "iam",
                                "AWS_REGION", "eu-central-1",
                                "AWS_ACCESS_KEY_ID", "id",
                                "AWS_SECRET_ACCESS_KEY", "secret")))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("PKIX path building failed");
    }

    private static Connection connect(String host, Path authorities) throws SQLException {
        return connect(
                host,
                Map.of(
                        "LATCHKEY_DB_AUTH", "password",
                        "LATCHKEY_DB_PASSWORD", "any",
                        "LATCHKEY_DB_SSL_ROOT_CERT", authorities.toString()));
    }

    private static Connection connect(String host, Map<String, String> more) throws SQLException {
        Map<String, String> variables = new HashMap<>(more);
        variables.putAll(Map.of(
                "LATCHKEY_DB_HOST",
                host,
                "LATCHKEY_DB_PORT",
                Integer.toString(server.getPort()),
                "LATCHKEY_DB_NAME",
                "postgres",
                "LATCHKEY_DB_USER",
                "postgres"));
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        var metrics = new EmfMetrics("auth", InstantSource.system(), line -> {});
        return new DatabaseConnector(DatabaseSettings.from(environment), environment, InstantSource.system(), metrics)
                .open(AMPLE);
    }

    /** A certificate signed by itself, and its key, as PEM files. */
    private static void certificate(String name, String host) throws Exception {
        Path store = folder.resolve(name + ".p12");
        int status = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Files.writeString(
                folder.resolve(name + ".pem"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
        Path key = folder.resolve(name + ".key");
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private static String pem(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
