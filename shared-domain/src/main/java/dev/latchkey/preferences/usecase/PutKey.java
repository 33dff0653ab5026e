package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonPointer;
import dev.latchkey.preferences.model.JsonRules;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sets one top-level member of a namespace. Two round trips, more when other writes come between. */
public final class PutKey {
    private final Writer writer;
    private final Views views;

    public PutKey(PreferencesPorts ports) {
        this.writer = new Writer(ports);
        this.views = new Views(ports.catalog());
    }

    /**
     * Sets the member to this value, and leaves all others. What changes nothing makes no version, and a locked member at
     * its default is not stored.
     *
     * @param precondition on the namespace
     * @throws dev.latchkey.domain.FailureException as {@link ReplaceNamespace#replace}, with pointers into the value
     */
    public SavedKey put(UserId user, Namespace namespace, String key, JsonValue value, Precondition precondition) {
        JsonRules.require(JsonObject.of(key, value), into(key));
        var edited = writer.edit(
                user,
                namespace,
                precondition,
                into(key),
                stored -> Optional.of(stored.values().orElse(JsonObject.EMPTY).with(key, value)));
        var view = views.showSet(edited.after());
        var effective = view.effective().member(key).orElse(value);
        return new SavedKey(new KeyView(effective, view), !holds(edited.before(), key) && holds(edited.after(), key));
    }

    private static boolean holds(Document document, String key) {
        return document.values().flatMap(values -> values.member(key)).isPresent();
    }

    private static UnaryOperator<String> into(String key) {
        var prefix = JsonPointer.child("", key);
        return pointer ->
                pointer.startsWith(prefix + "/") || pointer.equals(prefix) ? pointer.substring(prefix.length()) : "";
    }
}
