package dev.latchkey.accounts.model;

import java.util.regex.Pattern;

/** A client's name for one request that it may send again: 1 to 255 visible ASCII characters. */
public record IdempotencyKey(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** @throws dev.latchkey.domain.FailureException {@code VALIDATION_FAILED} */
    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw Text.invalid(
                    "", "invalid_idempotency_key", "The Idempotency-Key must be 1 to 255 visible ASCII characters.");
        }
    }
}
