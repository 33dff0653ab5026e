package dev.latchkey.local.stack.e2e;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Single changes to the header and to the claims of a good token, each enough to refuse it. */
final class TokenFlaws {
    private TokenFlaws() {}

    /** A member of a JSON object, and what is written in its place; a name that is not there yet is added. */
    record Flaw(String member, String value) {
        /** The object with the flaw; a value of nothing leaves the member out. */
        String in(String object) {
            String without = object.replaceFirst("\"" + member + "\":(\"[^\"]*\"|-?\\d+),?", "")
                    .replace(",}", "}");
            return value.isEmpty()
                    ? without
                    : without.replaceFirst("}$", ",").concat("\"" + member + "\":" + value + "}");
        }
    }

    static Map<String, Flaw> ofHeaders() {
        Map<String, Flaw> flaws = new LinkedHashMap<>();
        for (String alg : new String[] {
            "none", "None", "nOnE", "NONE", "rs256", "RS256 ", "RS384", "PS256", "HS256", "ES256", "RSA", "EdDSA",
            "dir", "RSA1_5", ""
        }) {
            flaws.put("alg " + alg, new Flaw("alg", "\"" + alg + "\""));
        }
        flaws.put("no alg", new Flaw("alg", ""));
        flaws.put("alg null", new Flaw("alg", "null"));
        flaws.put("alg a list", new Flaw("alg", "[\"RS256\"]"));
        for (String typ :
                new String[] {"JWT", "jwt", "at+jwt ", "at+JWT\\u0000", "id_token", "dpop+jwt", "logout+jwt", ""}) {
            flaws.put("typ " + typ, new Flaw("typ", "\"" + typ + "\""));
        }
        flaws.put("no typ", new Flaw("typ", ""));
        flaws.put("typ a list", new Flaw("typ", "[\"at+jwt\"]"));
        for (String kid : new String[] {
            "unknown",
            "",
            "../../../../dev/null",
            "/etc/passwd",
            "' or '1'='1",
            "x'; drop table signing_keys; --",
            KnownKey.KID + "\\u0000",
            KnownKey.KID.toUpperCase(Locale.ROOT),
            "|/usr/bin/id",
            "k".repeat(2000),
            "https://evil.example/key",
            "\\ud800"
        }) {
            flaws.put("kid " + kid.substring(0, Math.min(30, kid.length())), new Flaw("kid", "\"" + kid + "\""));
        }
        flaws.put("no kid", new Flaw("kid", ""));
        flaws.put("kid a number", new Flaw("kid", "1"));
        flaws.put("kid null", new Flaw("kid", "null"));
        flaws.put("kid a list", new Flaw("kid", "[\"" + KnownKey.KID + "\"]"));
        flaws.put("kid an object", new Flaw("kid", "{}"));
        flaws.put("jku", new Flaw("jku", "\"https://evil.example/jwks.json\""));
        flaws.put("jwk", new Flaw("jwk", "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}"));
        flaws.put("jwk that is none", new Flaw("jwk", "7"));
        flaws.put("x5u", new Flaw("x5u", "\"file:///etc/passwd\""));
        flaws.put("x5c", new Flaw("x5c", "[\"MIIB\"]"));
        flaws.put("x5t", new Flaw("x5t", "\"AAAA\""));
        flaws.put("crit", new Flaw("crit", "[\"exp\"]"));
        flaws.put("crit of nothing", new Flaw("crit", "[]"));
        flaws.put("crit that is no list", new Flaw("crit", "\"b64\""));
        flaws.put("b64", new Flaw("b64", "false"));
        flaws.put("zip", new Flaw("zip", "\"DEF\""));
        flaws.put("enc", new Flaw("enc", "\"A256GCM\""));
        flaws.put("cty", new Flaw("cty", "\"JWT\""));
        flaws.put("a number of 3,000 digits", new Flaw("n", "9".repeat(2500)));
        flaws.put("a deep tree", new Flaw("x", "[".repeat(1000) + "]".repeat(1000)));
        return flaws;
    }

    static Map<String, Flaw> ofClaims() {
        Map<String, Flaw> flaws = new LinkedHashMap<>();
        for (String claim : new String[] {"iss", "sub", "aud", "exp", "iat", "jti", "sid", "client_id"}) {
            flaws.put("no " + claim, new Flaw(claim, ""));
            flaws.put(claim + " null", new Flaw(claim, "null"));
            flaws.put(claim + " an object", new Flaw(claim, "{\"latchkey\":true}"));
            flaws.put(claim + " an empty text", new Flaw(claim, "\"\""));
            flaws.put(claim + " true", new Flaw(claim, "true"));
        }
        for (String time : new String[] {"exp", "iat", "nbf"}) {
            for (String value : new String[] {
                "\"9999999999\"",
                "-1",
                "-9999999999",
                "1e400",
                "-1e400",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999",
                "1e18",
                "[9999999999]",
                "\"2099-01-01T00:00:00Z\"",
                "NaN"
            }) {
                flaws.put(time + " " + value, new Flaw(time, value));
            }
        }
        for (String aud : new String[] {
            "[]",
            "[[\"latchkey\"]]",
            "\"latchkey \"",
            "\"LATCHKEY\"",
            "\"latchkey,other\"",
            "[\"other\"]",
            "[null]",
            "[{\"latchkey\":1}]",
            "\"*\""
        }) {
            flaws.put("aud " + aud, new Flaw("aud", aud));
        }
        for (String iss : new String[] {"\"https://evil.example\"", "[\"http://localhost\"]", "\"http://localhost\""}) {
            flaws.put("iss " + iss, new Flaw("iss", iss));
        }
        for (String id : new String[] {
            "\"admin\"",
            "\"1-2-3-4-5\"",
            "\"*\"",
            "\"' or '1'='1\"",
            "\"\\u0000\"",
            "7",
            "\"019A0000-0000-7000-8000-000000000001\""
        }) {
            flaws.put("sub " + id, new Flaw("sub", id));
            flaws.put("sid " + id, new Flaw("sid", id));
        }
        return flaws;
    }
}
