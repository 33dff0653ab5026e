package dev.latchkey.accounts.port;

import static java.util.Objects.requireNonNull;

/** What distinguishes one request from another, without revealing what was in it. */
public record Fingerprint(String value) {
    public Fingerprint {
        requireNonNull(value, "value");
    }
}
