package dev.latchkey.database;

import dev.latchkey.runtime.aws.AwsCredentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The password of a database role that logs in by IAM: a request to connect, presigned by AWS Signature Version 4, good
 * for 15 minutes. Made here, in one class, since the AWS SDK's own takes 8 MB and loads 600 classes for it; a test holds
 * it equal to the SDK's.
 */
public final class RdsAuthToken {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "rds-db";
    private static final String TERMINATOR = "aws4_request";
    private static final int EXPIRES_SECONDS = 900;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private RdsAuthToken() {}

    /** Signs; talks to nobody. */
    public static String mint(
            AwsCredentials credentials, String region, String host, int port, String user, Instant now) {
        String address = host + ":" + port;
        String date = DATE.format(now);
        String scope = String.join("/", date, region, SERVICE, TERMINATOR);
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "Action",
                "connect",
                "DBUser",
                user,
                "X-Amz-Algorithm",
                ALGORITHM,
                "X-Amz-Credential",
                credentials.accessKeyId() + "/" + scope,
                "X-Amz-Date",
                TIME.format(now),
                "X-Amz-Expires",
                Integer.toString(EXPIRES_SECONDS),
                "X-Amz-SignedHeaders",
                "host"));
        credentials.sessionToken().ifPresent(token -> parameters.put("X-Amz-Security-Token", token));
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String request = "GET\n/\n" + query + "\nhost:" + address + "\n\nhost\n" + hex(sha256(""));
        String toSign = ALGORITHM + "\n" + TIME.format(now) + "\n" + scope + "\n" + hex(sha256(request));
        byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, region, SERVICE, TERMINATOR)) {
            key = hmac(key, part);
        }
        return address + "/?" + query + "&X-Amz-Signature=" + hex(hmac(key, toSign));
    }

    /** Percent-encodes all but the unreserved characters of RFC 3986. */
    private static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) b;
            if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
