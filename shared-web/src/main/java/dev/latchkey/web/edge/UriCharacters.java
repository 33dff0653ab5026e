package dev.latchkey.web.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encodes what may not stand in a URI (RFC 3986). */
final class UriCharacters {
    private static final String SEGMENT = "-._~!$&'()*+,=:@";
    private static final String PUNCTUATION = SEGMENT + "/%";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriCharacters() {}

    /** Encodes one segment of a path from what it says: a per cent sign or a slash is one that was meant. */
    static String segment(String value) {
        return encode(value, SEGMENT);
    }

    /** Encodes a path in which there may be escapes already: what is valid passes unchanged. */
    static String path(String raw) {
        // A semicolon is valid, but the framework takes what follows it for parameters of its own and drops it.
        String encoded = encode(raw, PUNCTUATION);
        return encoded.startsWith("/") ? encoded : "/" + encoded;
    }

    /** Decodes a path; a per cent sign that begins no escape stands for itself. */
    static String decode(String path) {
        return URLDecoder.decode(encode(path, PUNCTUATION).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static String query(String raw) {
        return encode(raw, PUNCTUATION + ";?");
    }

    private static String encode(String raw, String punctuation) {
        int valid = 0;
        while (valid < raw.length() && isValid(raw, valid, punctuation)) {
            valid++;
        }
        if (valid == raw.length()) {
            return raw;
        }
        var encoded = new StringBuilder(raw.length() + 16).append(raw, 0, valid);
        for (int i = valid; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
            if (isValid(raw, i, punctuation)) {
                encoded.append(raw.charAt(i));
            } else {
                for (byte octet : Character.toString(raw.codePointAt(i)).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX.toHexDigits(octet));
                }
            }
        }
        return encoded.toString();
    }

    private static boolean isValid(String raw, int at, String punctuation) {
        char c = raw.charAt(at);
        if (c == '%' && punctuation.indexOf(c) >= 0) {
            return at + 2 < raw.length()
                    && HexFormat.isHexDigit(raw.charAt(at + 1))
                    && HexFormat.isHexDigit(raw.charAt(at + 2));
        }
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || punctuation.indexOf(c) >= 0;
    }
}
