package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonPointer;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Sets one top-level member of a namespace. Two round trips, more when other writes come between. */
public final class PutKey {
    private final Writer writer;

    public PutKey(PreferencesPorts ports) {
        this.writer = new Writer(ports);
    }

    /**
     * Sets the member to this value, and leaves all others.
     *
     * @param precondition on the namespace
     * @throws dev.latchkey.domain.FailureException as {@link ReplaceNamespace#replace}, with pointers into the value
     */
    public SavedKey put(UserId user, Namespace namespace, String key, JsonValue value, Precondition precondition) {
        var created = new AtomicBoolean();
        var saved = writer.edit(user, namespace, precondition, into(key), stored -> {
                    var values = stored.values().orElse(JsonObject.EMPTY);
                    created.set(values.member(key).isEmpty());
                    return Optional.of(values.with(key, value));
                })
                .orElseThrow();
        var effective = saved.view().effective().member(key).orElse(value);
        return new SavedKey(new KeyView(effective, saved.view()), created.get());
    }

    private static UnaryOperator<String> into(String key) {
        var prefix = JsonPointer.child("", key);
        return pointer ->
                pointer.startsWith(prefix + "/") || pointer.equals(prefix) ? pointer.substring(prefix.length()) : "";
    }
}
