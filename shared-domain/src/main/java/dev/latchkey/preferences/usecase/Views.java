package dev.latchkey.preferences.usecase;

import static java.util.stream.Collectors.toMap;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.EntityTag;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Snapshot;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.preferences.port.KnownNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Turns what is stored into what is shown. */
final class Views {
    private final Catalog catalog;

    Views(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What the document shows; empty when nothing is set and there are no defaults. */
    Optional<NamespaceView> show(Document document) {
        var known = catalog.find(document.namespace());
        return known.isPresent() ? show(document, known.get()) : showFreeForm(document);
    }

    /**
     * Whether nothing changes for anybody by storing these values: they are what is stored, letter by letter, or nothing is
     * stored and they are empty, with the same defaults in effect either way.
     */
    boolean showsTheSame(Document stored, JsonObject values) {
        return stored.values()
                .map(before -> JsonText.compact(before).equals(JsonText.compact(values)))
                .orElseGet(() -> values.members().isEmpty() && show(stored).isPresent());
    }

    /** What a document shows whose values are set. */
    NamespaceView showSet(Document document) {
        return show(document).orElseThrow();
    }

    /** Every namespace that shows something, the untouched ones of the catalog included. */
    AllView showAll(Snapshot snapshot) {
        var documents = new TreeMap<>(catalog.namespaces().stream().collect(toMap(name -> name, Document::unset)));
        snapshot.documents().forEach(document -> documents.put(document.namespace(), document));
        return new AllView(
                documents.values().stream()
                        .flatMap(document -> show(document).stream())
                        .toList(),
                tag(snapshot));
    }

    EntityTag tag(Snapshot snapshot) {
        return EntityTag.of(snapshot.position(), catalog.fingerprint());
    }

    private static Optional<NamespaceView> showFreeForm(Document document) {
        return document.values()
                .map(values -> new NamespaceView(
                        document.namespace(), document.version(), values, EntityTag.of(document.version()), List.of()));
    }

    private static Optional<NamespaceView> show(Document document, KnownNamespace known) {
        var values = document.values();
        return values.isPresent()
                ? Optional.of(view(document, known, effective(known, values.get()), violations(known, values.get())))
                : known.template().whenUnset().map(defaults -> view(document, known, (JsonObject) defaults, List.of()));
    }

    private static NamespaceView view(
            Document document, KnownNamespace known, JsonObject effective, List<Violation> violations) {
        return new NamespaceView(
                document.namespace(),
                document.version(),
                effective,
                EntityTag.of(document.version(), known.fingerprint()),
                violations);
    }

    static JsonObject effective(KnownNamespace known, JsonObject values) {
        return (JsonObject) known.template().overlay(values);
    }

    private static List<Violation> violations(KnownNamespace known, JsonObject values) {
        var found = new ArrayList<>(known.violations(effective(known, values)));
        for (var pointer : known.template().lockedIn(values)) {
            found.add(new Violation(pointer, "preference_locked", "This value was set before it was locked."));
        }
        return found;
    }
}
