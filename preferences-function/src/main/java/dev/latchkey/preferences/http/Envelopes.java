package dev.latchkey.preferences.http;

import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.usecase.AllView;
import dev.latchkey.preferences.usecase.ChangeList;
import dev.latchkey.preferences.usecase.NamespaceView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The bodies that hold several documents. They are put together as text: a document may be as deep as JSON is allowed to
 * be here, and what lies around it comes on top.
 */
final class Envelopes {
    private Envelopes() {}

    static String all(AllView view) {
        var namespaces = view.namespaces();
        var body = "{\"preferences\":" + byName(namespaces, shown -> JsonText.compact(shown.effective()))
                + ",\"versions\":" + byName(namespaces, shown -> shown.version().toString());
        var violating = namespaces.stream()
                .filter(shown -> !shown.violations().isEmpty())
                .toList();
        return violating.isEmpty()
                ? body + "}"
                : body + ",\"violations\":" + byName(violating, Envelopes::violations) + "}";
    }

    static String changes(ChangeList page) {
        return "{\"changes\":" + list(page.entries(), Envelopes::change)
                + ",\"cursor\":" + text(page.cursor())
                + ",\"has_more\":" + page.more() + "}";
    }

    static String versions(List<Revision> revisions) {
        return "{\"versions\":" + list(revisions, Envelopes::version) + "}";
    }

    private static String change(ChangeList.Entry entry) {
        return "{\"namespace\":" + text(entry.namespace().name())
                + ",\"version\":" + entry.version()
                + ",\"changed_at\":" + time(entry.changedAt())
                + ",\"deleted\":" + entry.effective().isEmpty()
                + ",\"value\":" + orNull(entry.effective()) + "}";
    }

    private static String version(Revision revision) {
        return "{\"version\":" + revision.version()
                + ",\"changed_at\":" + time(revision.changedAt())
                + ",\"value\":" + orNull(revision.values()) + "}";
    }

    private static String violations(NamespaceView view) {
        return list(
                view.violations(),
                violation -> "{\"pointer\":" + text(violation.pointer()) + ",\"code\":" + text(violation.code())
                        + ",\"detail\":" + text(violation.detail()) + "}");
    }

    private static String byName(List<NamespaceView> views, Function<NamespaceView, String> value) {
        return views.stream()
                .map(view -> text(view.namespace().name()) + ":" + value.apply(view))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> String list(Collection<T> elements, Function<T, String> json) {
        return elements.stream().map(json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String orNull(Optional<JsonObject> value) {
        return value.map(JsonText::compact).orElse("null");
    }

    private static String time(Instant at) {
        return text(at.toString());
    }

    private static String text(String text) {
        return JsonText.compact(new JsonString(text));
    }
}
