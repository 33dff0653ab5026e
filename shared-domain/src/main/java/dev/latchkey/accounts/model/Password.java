package dev.latchkey.accounts.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * A password, the same however a keyboard writes it: as RFC 8265's OpaqueString has it, every space is U+0020 and the
 * text is in Unicode's form NFC. Nothing else is changed: nothing is trimmed, folded or cut, and unlike there no character
 * is refused. Any well-formed text is one, so that a log-in with a password that no policy would let pass is refused like
 * every other wrong one. {@code toString} hides it.
 */
public record Password(String text) {
    /** In UTF-16 units. Whatever is longer has too many code points in NFC too, and is kept as it is. */
    private static final int MAX_NORMALIZED = 4 * PasswordPolicy.MAX_LENGTH;

    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");

    /**
     * @throws dev.latchkey.domain.FailureException {@code VALIDATION_FAILED} when half of a surrogate pair stands alone,
     *     since in UTF-8 all of those would become the same password
     */
    public Password {
        if (!Text.isWellFormed(text)) {
            throw Text.invalid("/password", "invalid_character", "Must be well-formed Unicode.");
        }
        if (text.length() <= MAX_NORMALIZED) {
            text = Text.nfc(SPACE.matcher(text).replaceAll(" "));
        }
    }

    /** Its length in code points. */
    public int length() {
        return Text.length(text);
    }

    /** What a hash is computed of. */
    public byte[] utf8() {
        return text.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
