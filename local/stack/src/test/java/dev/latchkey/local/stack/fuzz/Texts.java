package dev.latchkey.local.stack.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts and JSON that are hard to carry. */
final class Texts {
    private Texts() {}

    /** Any code points, NUL among them. */
    static Arbitrary<String> any() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(12)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    static Arbitrary<String> hostile() {
        return Arbitraries.oneOf(
                any(),
                Arbitraries.of(
                        "",
                        " ",
                        "'",
                        "\"",
                        "\\",
                        "' or '1'='1",
                        "'; drop table users; --",
                        "${jndi:ldap://x}",
                        "{{7*7}}",
                        "<script>alert(1)</script>",
                        "../../../etc/passwd",
                        "%s%n%x",
                        "\u0000",
                        "a\u0000b",
                        "\ud83d\ude00",
                        "\u202e\u200b\ufeff",
                        "e\u0301",
                        "null",
                        "true",
                        "-1",
                        "0",
                        "9223372036854775808",
                        "1e400",
                        "NaN",
                        "__proto__",
                        "constructor",
                        "\r\nX-Evil: 1",
                        "a@b",
                        "@",
                        "a@b@c",
                        "user+tag@example.com",
                        "\"quoted\"@example.com",
                        "a@[127.0.0.1]",
                        "a@xn--80ak6aa92e.com",
                        "\u00e4@\u00fc.example"),
                Arbitraries.integers().between(50, 20_000).map("x"::repeat),
                Arbitraries.integers().between(1, 300).map("\u00e4\ud83d\ude00"::repeat));
    }

    /** A text as JSON; what has to be is escaped. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** Everything but letters and digits as octets in per cent. */
    static String inPath(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Any JSON value, up to this depth. */
    static Arbitrary<String> json(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "0", "-0", "1.10", "1e5", "12345678901234567890", "1e-400"),
                Arbitraries.longs().map(Object::toString),
                Arbitraries.bigDecimals().map(Object::toString),
                any().filter(text -> text.indexOf(0) < 0).map(Texts::quoted));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> json(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaf),
                Tuple.of(1, inner.list().ofMaxSize(4).map(values -> "[" + String.join(",", values) + "]")),
                Tuple.of(2, object(inner)));
    }

    static Arbitrary<String> object(Arbitrary<String> values) {
        Arbitrary<String> names =
                Arbitraries.of("a", "b", "theme", "font_scale", "language", "email", "", "~", "a/b", "\u00e4");
        return Arbitraries.maps(names, values)
                .ofMaxSize(5)
                .map(map -> map.entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
    }
}
