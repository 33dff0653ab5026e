package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;

/** Replaces all that a user has set in a namespace. One round trip. */
public final class ReplaceNamespace {
    private final Writer writer;

    public ReplaceNamespace(PreferencesPorts ports) {
        this.writer = new Writer(ports);
    }

    /**
     * Sets exactly these values. Those that are set already make no version.
     *
     * @throws dev.latchkey.domain.FailureException with {@code validation_failed} for what is no object,
     *     {@code preference_locked}, {@code schema_violation}, {@code quota_exceeded}, {@code precondition_failed},
     *     {@code not_found} for a namespace that is refused, {@code invalid_token} for a user that no longer exists
     */
    public Saved replace(UserId user, Namespace namespace, JsonValue values, Precondition precondition) {
        return writer.replace(user, namespace, Refusals.requireObject(values), precondition);
    }
}
