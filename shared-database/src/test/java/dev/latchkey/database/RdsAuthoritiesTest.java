package dev.latchkey.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RdsAuthoritiesTest {
    @Test
    void theBundleHoldsTheRootAuthoritiesOfRdsAndOfItsProxyAndNothingElse()
            throws IOException, GeneralSecurityException {
        try (var pem = requireNonNull(getClass().getResourceAsStream("rds-authorities.pem"))) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();

            assertThat(certificates).hasSize(86).allSatisfy(certificate -> {
                certificate.verify(certificate.getPublicKey());
                assertThat(certificate.getBasicConstraints()).isNotNegative();
                assertThat(certificate.getSubjectX500Principal().getName())
                        .containsAnyOf("CN=Amazon RDS ", "CN=Amazon Root CA ", "CN=Starfield Services Root");
                assertThat(certificate.getNotAfter().toInstant()).isAfter(Instant.parse("2037-01-01T00:00:00Z"));
            });
            assertThat(certificates)
                    .map(certificate -> certificate.getSubjectX500Principal().getName())
                    .anyMatch(name -> name.contains("eu-central-1 Root CA RSA2048 G1"))
                    .anyMatch(name -> name.contains("us-east-1 Root CA ECC384 G1"));
        }
    }
}
