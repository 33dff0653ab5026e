package dev.latchkey.database;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.ssl.WrappedFactory;

/**
 * TLS to servers whose certificate comes from one of the authorities in a PEM file, or, where none is named, from the
 * authorities of Amazon RDS in all its regions. The PostgreSQL driver makes one for each connection; the authorities are
 * read once.
 */
public final class TrustedServers extends WrappedFactory {
    private static final String RDS_AUTHORITIES = "rds-authorities.pem";
    private static final Map<String, SSLSocketFactory> FACTORIES = new ConcurrentHashMap<>();

    public TrustedServers(Properties properties) {
        factory = FACTORIES.computeIfAbsent(properties.getProperty("sslfactoryarg", ""), TrustedServers::factory);
    }

    /** Reads the authorities of RDS ahead of the first connection. */
    public static void prepare() {
        FACTORIES.computeIfAbsent("", TrustedServers::factory);
    }

    private static SSLSocketFactory factory(String file) {
        try (var pem = new BufferedInputStream(open(file))) {
            var authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                authorities.setCertificateEntry(Integer.toString(number++), certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The authorities of the database's certificate cannot be read", e);
        }
    }

    private static InputStream open(String file) throws IOException {
        return file.isEmpty()
                ? requireNonNull(TrustedServers.class.getResourceAsStream(RDS_AUTHORITIES), RDS_AUTHORITIES)
                : Files.newInputStream(Path.of(file));
    }
}
