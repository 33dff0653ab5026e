package dev.latchkey.preferences.http;

import dev.latchkey.preferences.model.EntityTags;
import dev.latchkey.preferences.model.Precondition;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The conditional headers of a request (RFC 9110 section 13). */
record Conditions(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {
    /**
     * Reads both headers.
     *
     * @throws dev.latchkey.domain.FailureException with {@code validation_failed} for one that is not of its form
     */
    static Conditions of(HttpHeaders headers) {
        return new Conditions(tags(headers, HttpHeaders.IF_MATCH), tags(headers, HttpHeaders.IF_NONE_MATCH));
    }

    private static Optional<EntityTags> tags(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getRequestHeaders().get(name))
                .map(values -> EntityTags.parse(String.join(",", values)));
    }

    Precondition precondition() {
        return Precondition.of(ifMatch, ifNoneMatch);
    }
}
