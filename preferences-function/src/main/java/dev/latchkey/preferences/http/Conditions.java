package dev.latchkey.preferences.http;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.preferences.model.EntityTags;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.usecase.AllView;
import dev.latchkey.preferences.usecase.NamespaceView;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;

/** The conditional headers of a request (RFC 9110 section 13). */
record Conditions(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {
    /**
     * Reads both headers.
     *
     * @throws FailureException with {@code validation_failed} for one that is not of its form
     */
    static Conditions of(HttpHeaders headers) {
        return new Conditions(tags(headers, HttpHeaders.IF_MATCH), tags(headers, HttpHeaders.IF_NONE_MATCH));
    }

    private static Optional<EntityTags> tags(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getRequestHeaders().get(name))
                .map(values -> EntityTags.parse(String.join(",", values)));
    }

    /**
     * What is read, where {@code If-Match} lets it be; it counts before {@code If-None-Match} (RFC 9110 section 13.2.2).
     *
     * @throws FailureException with {@code precondition_failed} and the current version
     */
    NamespaceView matched(NamespaceView current) {
        if (ifMatch.filter(tags -> !tags.match(current.version())).isPresent()) {
            throw stale(Map.of("current_version", current.version().number()));
        }
        return current;
    }

    /** As above; the tag of all namespaces is weak, and so matches {@code *} alone. */
    AllView matched(AllView current) {
        if (ifMatch.filter(tags -> !tags.any()).isPresent()) {
            throw stale(Map.of("current_etag", current.tag().toString()));
        }
        return current;
    }

    private static FailureException stale(Map<String, Object> facts) {
        return Failure.of(FailureCode.PRECONDITION_FAILED, "The preferences are not what the request asks for.")
                .withFacts(facts)
                .asException();
    }

    Precondition precondition() {
        return Precondition.of(ifMatch, ifNoneMatch);
    }
}
