package dev.latchkey.accounts.port;

import java.util.List;

/**
 * Takes fingerprints by a key that the database does not hold, so that nobody who reads one there can test guesses
 * against it. Safe for use by many threads.
 */
@FunctionalInterface
public interface Fingerprints {
    /** Equal for equal lists of parts, and for no others. */
    Fingerprint of(List<String> parts);
}
