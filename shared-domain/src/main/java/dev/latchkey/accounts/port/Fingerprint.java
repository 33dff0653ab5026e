package dev.latchkey.accounts.port;

import static java.util.Objects.requireNonNull;

/** What tells one request from another, without giving away what was in it. */
public record Fingerprint(String value) {
    public Fingerprint {
        requireNonNull(value, "value");
    }
}
