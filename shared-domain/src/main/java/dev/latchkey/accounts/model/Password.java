package dev.latchkey.accounts.model;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A password as it was typed: nothing trimmed, folded or cut. Any well-formed text is one, so that a log-in with a
 * password that no policy would let pass is refused like every other wrong one. {@code toString} hides it.
 */
public record Password(String text) {
    /**
     * @throws dev.latchkey.domain.FailureException {@code VALIDATION_FAILED} when half of a surrogate pair stands alone,
     *     since in UTF-8 all of those would become the same password
     */
    public Password {
        if (!Text.isWellFormed(text)) {
            throw Text.invalid("/password", "invalid_character", "Must be well-formed Unicode.");
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
