package dev.latchkey.local.stack.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.local.stack.Stack;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * A key that the functions accept and whose private part the tests have: what it signs is genuine, so that a refusal is
 * for the flaw in a token and for nothing else. It never signs for the functions themselves.
 */
final class KnownKey {
    static final String KID = "known-to-the-tests";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair = rsa();
    private final String issuer;

    private KnownKey(String issuer) {
        this.issuer = issuer;
    }

    /** Publishes a key on a stack of which no function has looked at the keys yet. */
    static KnownKey publish(Stack stack, Client client) {
        // Makes the functions' own key, which has to be the first.
        client.newAccount();
        KnownKey key = new KnownKey(stack.uri().toString());
        String insert =
                "insert into signing_keys (kid, public_jwk, sealed_private_key, created_at, signs_from, retires_at)"
                        + " values (?, ?, '', now(), now() - interval '2 days', now() + interval '1 day')";
        try (Connection database = connect(stack);
                PreparedStatement statement = database.prepareStatement(insert)) {
            statement.setString(1, KID);
            statement.setString(2, key.jwk());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return key;
    }

    /** As the database's superuser. */
    static Connection connect(Stack stack) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + stack.database().port() + "/latchkey", "postgres", "");
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) pair.getPublic();
    }

    String jwk() {
        return "{\"kty\":\"RSA\",\"kid\":\"" + KID + "\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\""
                + base64(unsigned(publicKey().getModulus())) + "\",\"e\":\""
                + base64(unsigned(publicKey().getPublicExponent())) + "\"}";
    }

    String header() {
        return "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + KID + "\"}";
    }

    /** The claims of a good token for the account, whose session is that of its own access token. */
    String claims(Client.Account account) {
        String own =
                new String(Base64.getUrlDecoder().decode(account.accessToken().split("\\.", -1)[1]), UTF_8);
        String session = own.replaceFirst(".*\"sid\":\"([^\"]+)\".*", "$1");
        long now = Instant.now().getEpochSecond();
        return ("{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"latchkey\",\"exp\":%d,\"iat\":%d,\"jti\":\"%s\",\"sid\":\"%s\","
                        + "\"client_id\":\"latchkey\"}")
                .formatted(issuer, account.id(), now + 900, now, UUID.randomUUID(), session);
    }

    /** A token with a genuine signature over whatever its header and claims are. */
    String token(String header, String claims) {
        String signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        return signed + "." + base64(signature(signed, "SHA256withRSA"));
    }

    /** A signer by the private part. */
    Signature signer(String algorithm) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        return signature;
    }

    byte[] signature(String signed, String algorithm) {
        try {
            Signature signature = signer(algorithm);
            signature.update(signed.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
