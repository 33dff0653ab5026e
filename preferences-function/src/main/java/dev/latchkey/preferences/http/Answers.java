package dev.latchkey.preferences.http;

import static java.util.stream.Collectors.joining;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.EntityTag;
import dev.latchkey.preferences.model.EntityTags;
import dev.latchkey.preferences.model.JsonPointer;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.usecase.AllView;
import dev.latchkey.preferences.usecase.KeyView;
import dev.latchkey.preferences.usecase.NamespaceView;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** How views become responses. */
final class Answers {
    /** Tells where stored values no longer fit the catalog: JSON Pointers as URI fragments, as a list of RFC 9651. */
    static final String VIOLATIONS = "Latchkey-Schema-Violations";

    private static final int MOST_VIOLATIONS_TOLD = 20;

    private Answers() {}

    static Response of(NamespaceView view) {
        return namespace(Response.ok(), view).build();
    }

    /** 304 where the client has this already. */
    static Response of(NamespaceView view, Optional<EntityTags> ifNoneMatch) {
        return isKnown(view.tag(), ifNoneMatch) ? notModified(view.tag()) : of(view);
    }

    static Response created(NamespaceView view) {
        return namespace(Response.status(Response.Status.CREATED), view)
                .header(HttpHeaders.LOCATION, "/v1/preferences/" + view.namespace())
                .build();
    }

    static Response of(KeyView view, String key) {
        return key(Response.ok(), view, key).build();
    }

    static Response of(KeyView view, String key, Optional<EntityTags> ifNoneMatch) {
        var tag = view.namespace().tag();
        return isKnown(tag, ifNoneMatch) ? notModified(tag) : of(view, key);
    }

    static Response created(KeyView view, String key) {
        return key(Response.status(Response.Status.CREATED), view, key)
                .header(
                        HttpHeaders.LOCATION,
                        "/v1/preferences/" + view.namespace().namespace() + "/" + encoded(key))
                .build();
    }

    static Response of(AllView view) {
        return json(Response.ok(), Envelopes.all(view))
                .header(HttpHeaders.ETAG, view.tag().toString())
                .build();
    }

    static Response of(AllView view, Optional<EntityTags> ifNoneMatch) {
        return isKnown(view.tag(), ifNoneMatch) ? notModified(view.tag()) : of(view);
    }

    static Response json(String body) {
        return json(Response.ok(), body).build();
    }

    private static boolean isKnown(EntityTag tag, Optional<EntityTags> ifNoneMatch) {
        return ifNoneMatch.filter(tags -> tags.cover(tag)).isPresent();
    }

    private static Response notModified(EntityTag tag) {
        return Response.notModified()
                .header(HttpHeaders.ETAG, tag.toString())
                // The gateway gives an answer without a type text/plain, and a cache would take that over (RFC 9111,
                // 4.3.4).
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response.ResponseBuilder namespace(Response.ResponseBuilder response, NamespaceView view) {
        return withViolations(
                json(response, JsonText.compact(view.effective()))
                        .header(HttpHeaders.ETAG, view.tag().toString()),
                view.violations());
    }

    private static Response.ResponseBuilder key(Response.ResponseBuilder response, KeyView view, String key) {
        var namespace = view.namespace();
        return withViolations(
                json(response, JsonText.compact(view.value()))
                        .header(HttpHeaders.ETAG, namespace.tag().toString()),
                namespace.violations().stream()
                        .filter(violation ->
                                JsonPointer.firstName(violation.pointer()).equals(key))
                        .toList());
    }

    private static Response.ResponseBuilder withViolations(
            Response.ResponseBuilder response, List<Violation> violations) {
        return violations.isEmpty() ? response : response.header(VIOLATIONS, list(violations));
    }

    private static String list(List<Violation> violations) {
        return violations.stream()
                .map(violation -> '"' + fragment(violation.pointer()) + '"')
                .distinct()
                .limit(MOST_VIOLATIONS_TOLD)
                .collect(joining(", "));
    }

    /** RFC 6901 section 6. */
    private static String fragment(String pointer) {
        return "#" + encoded(pointer).replace("%2F", "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Response.ResponseBuilder json(Response.ResponseBuilder response, String body) {
        return response.entity(body.getBytes(StandardCharsets.UTF_8)).type(MediaType.APPLICATION_JSON_TYPE);
    }
}
