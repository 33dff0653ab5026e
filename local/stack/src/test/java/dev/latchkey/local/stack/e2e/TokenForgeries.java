package dev.latchkey.local.stack.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whole tokens that no issuer made: other algorithms, other forms, altered signatures, examples out of the RFCs. */
final class TokenForgeries {
    private static final String JOE =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private TokenForgeries() {}

    /** Forgeries of a good token. */
    static Map<String, String> of(KnownKey key, String claims) {
        Map<String, String> tokens = new LinkedHashMap<>(examples());
        String good = key.token(key.header(), claims);
        String[] parts = good.split("\\.", -1);
        String signed = parts[0] + "." + parts[1];
        tokens.put("unsecured", part(key.header().replace("RS256", "none")) + "." + parts[1] + ".");
        tokens.put(
                "unsecured with a signature",
                part(key.header().replace("RS256", "none")) + "." + parts[1] + "." + parts[2]);
        tokens.put("its signature gone", signed + ".");
        tokens.put("its signature and its dot gone", signed);
        tokens.put("its header gone", "." + parts[1] + "." + parts[2]);
        tokens.put("its claims gone", parts[0] + ".." + parts[2]);
        tokens.putAll(withSharedSecrets(key, claims));
        tokens.put(
                "PS256 by the same key", rest(key.header().replace("RS256", "PS256"), claims, each -> pss(key, each)));
        tokens.put(
                "RS512 by the same key",
                rest(key.header().replace("RS256", "RS512"), claims, each -> key.signature(each, "SHA512withRSA")));
        tokens.put(
                "SHA-1 under the name of RS256", signed + "." + KnownKey.base64(key.signature(signed, "SHA1withRSA")));
        tokens.put("ES256 of zeros", rest(key.header().replace("RS256", "ES256"), claims, each -> new byte[64]));
        tokens.put("ES256 of zeros in DER", rest(key.header().replace("RS256", "ES256"), claims, each ->
                new byte[] {48, 6, 2, 1, 0, 2, 1, 0}));
        tokens.put("a signature of zeros", signed + "." + KnownKey.base64(new byte[256]));
        tokens.put("a signature of one", signed + "." + KnownKey.base64(oneIn(256)));
        tokens.put(
                "a signature with a zero before it", signed + "." + KnownKey.base64(padded(decoded(parts[2]), 1, 0)));
        tokens.put(
                "a signature with a zero behind it", signed + "." + KnownKey.base64(padded(decoded(parts[2]), 0, 1)));
        tokens.put(
                "a signature and the modulus",
                signed + "."
                        + KnownKey.base64(KnownKey.unsigned(new BigInteger(1, decoded(parts[2]))
                                .add(key.publicKey().getModulus()))));
        tokens.put(
                "a signature whose spare bits are set",
                signed + "." + parts[2].substring(0, 341) + withSpareBits(parts[2].charAt(341)));
        tokens.put("padding", good + "==");
        tokens.put(
                "the other alphabet",
                signed + "." + Base64.getEncoder().withoutPadding().encodeToString(decoded(parts[2])) + "+");
        tokens.put("a fourth part", good + ".e30");
        tokens.put("two more parts", good + ".e30.e30");
        tokens.put("another token behind it", good + "," + good);
        tokens.put(
                "its parts in JSON",
                "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2]
                        + "\"}");
        tokens.put(
                "a header of alg twice, the good one last",
                key.token(key.header().replace("{", "{\"alg\":\"none\","), claims));
        tokens.put(
                "a header of alg twice, the good one first",
                key.token(key.header().replace("}", ",\"alg\":\"none\"}"), claims));
        tokens.put(
                "a header of kid twice",
                key.token(key.header().replace("}", ",\"kid\":\"" + KnownKey.KID + "\"}"), claims));
        tokens.put("a header and more", key.token(key.header() + "{}", claims));
        tokens.put("a header that is a list", key.token("[" + key.header() + "]", claims));
        tokens.put("a header behind a mark of byte order", key.token("\ufeff" + key.header(), claims));
        tokens.put("a header with a comment", key.token(key.header().replace("{", "{/**/"), claims));
        tokens.put("a header in single quotes", key.token(key.header().replace('"', '\''), claims));
        tokens.put(
                "claims of sub twice",
                key.token(key.header(), claims.replace("}", ",\"sub\":\"019a0000-0000-7000-8000-000000000001\"}")));
        tokens.put("claims and more", key.token(key.header(), claims + "{}"));
        tokens.put("claims that are a list", key.token(key.header(), "[" + claims + "]"));
        tokens.put("claims that are none", key.token(key.header(), "null"));
        tokens.put("a token in a token", key.token(key.header(), "\"" + good + "\""));
        tokens.put(
                "nine kilobytes", key.token(key.header(), claims.replace("}", ",\"x\":\"" + "x".repeat(6000) + "\"}")));
        return tokens;
    }

    /** The public key is everybody's; where it served as a shared secret, everybody could sign. */
    private static Map<String, String> withSharedSecrets(KnownKey key, String claims) {
        byte[] der = key.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----";
        Map<String, byte[]> secrets = Map.of(
                "DER", der,
                "PEM", pem.getBytes(US_ASCII),
                "PEM and a line break", (pem + "\n").getBytes(US_ASCII),
                "JWK", key.jwk().getBytes(UTF_8),
                "modulus", KnownKey.unsigned(key.publicKey().getModulus()),
                "zero", new byte[1]);
        Map<String, String> tokens = new LinkedHashMap<>();
        secrets.forEach((name, secret) -> tokens.put(
                "HS256 with the public key as " + name,
                rest(key.header().replace("RS256", "HS256"), claims, each -> hmac(secret, each))));
        return tokens;
    }

    /** RFC 7515 A.1, A.2, A.3 and A.5, RFC 7516 A.1: genuine, and none of ours. */
    private static Map<String, String> examples() {
        return Map.of(
                "RFC 7515 A.1, HS256",
                        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + JOE
                                + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                "RFC 7515 A.2, RS256",
                        "eyJhbGciOiJSUzI1NiJ9." + JOE
                                + ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw",
                "RFC 7515 A.3, ES256",
                        "eyJhbGciOiJFUzI1NiJ9." + JOE
                                + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
                "RFC 7515 A.5, unsecured", "eyJhbGciOiJub25lIn0." + JOE + ".",
                "RFC 7516 A.1, encrypted",
                        "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGe.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A.XFBoMYUZodetZdvTiFvSkQ");
    }

    @FunctionalInterface
    private interface Signer {
        byte[] sign(String signed);
    }

    private static String rest(String header, String claims, Signer signer) {
        String signed = part(header) + "." + part(claims);
        return signed + "." + KnownKey.base64(signer.sign(signed));
    }

    private static String part(String json) {
        return KnownKey.base64(json.getBytes(UTF_8));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static byte[] padded(byte[] bytes, int before, int behind) {
        byte[] padded = new byte[before + bytes.length + behind];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        return padded;
    }

    private static byte[] oneIn(int size) {
        byte[] one = new byte[size];
        one[size - 1] = 1;
        return one;
    }

    /** 256 bytes leave two bits of the last character unused; a decoder that is lenient does not look at them. */
    private static char withSpareBits(char last) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(last) | 3);
    }

    private static byte[] hmac(byte[] secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(signed.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pss(KnownKey key, String signed) {
        try {
            Signature signature = key.signer("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.update(signed.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
