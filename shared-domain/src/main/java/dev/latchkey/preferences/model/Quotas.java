package dev.latchkey.preferences.model;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import java.util.Map;

/**
 * How much a user may hold. Sizes are bytes of {@link JsonText#compact} in UTF-8, of what the user set, without
 * defaults.
 *
 * @param namespaceBytes in one namespace
 * @param userBytes in all namespaces together
 * @param namespaces that hold values
 * @param namesEverUsed namespaces that hold values or did once; their versions go on counting, so they cost a row
 * @param historyBytes in the earlier versions of all namespaces together; no write is refused for it, the versions that
 *     were replaced first go instead
 */
public record Quotas(int namespaceBytes, int userBytes, int namespaces, int namesEverUsed, int historyBytes) {
    public static final Quotas STANDARD = new Quotas(64 * 1024, 1024 * 1024, 100, 1000, 2 * 1024 * 1024);

    /** Which limit was met. */
    public enum Limit {
        NAMESPACE_BYTES("namespace_bytes", "A namespace holds at most %d bytes."),
        USER_BYTES("user_bytes", "All preferences of a user hold at most %d bytes."),
        NAMESPACES("namespaces", "A user sets at most %d namespaces."),
        NAMES_EVER_USED("names_ever_used", "A user uses at most %d names of namespaces, reset ones included.");

        private final String wireName;
        private final String sentence;

        Limit(String wireName, String sentence) {
            this.wireName = wireName;
            this.sentence = sentence;
        }
    }

    public int of(Limit limit) {
        return switch (limit) {
            case NAMESPACE_BYTES -> namespaceBytes;
            case USER_BYTES -> userBytes;
            case NAMESPACES -> namespaces;
            case NAMES_EVER_USED -> namesEverUsed;
        };
    }

    /** {@code quota_exceeded}, with the facts {@code quota} and {@code limit}. */
    public Failure exceeded(Limit limit) {
        return Failure.of(FailureCode.QUOTA_EXCEEDED, limit.sentence.formatted(of(limit)))
                .withFacts(Map.of("quota", limit.wireName, "limit", of(limit)));
    }
}
