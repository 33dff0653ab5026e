package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.MergePatch;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Applies a JSON Merge Patch to what a user has set in a namespace. Parallel patches all take effect. Two round trips,
 * more when other writes come between.
 */
public final class PatchNamespace {
    private final Writer writer;
    private final Views views;

    public PatchNamespace(PreferencesPorts ports) {
        this.writer = new Writer(ports);
        this.views = new Views(ports.catalog());
    }

    /**
     * Merges the patch into the values. One without effect makes no version.
     *
     * @throws dev.latchkey.domain.FailureException with {@code validation_failed} for a patch that is no object,
     *     {@code preference_locked}, {@code schema_violation}, {@code quota_exceeded}, {@code precondition_failed},
     *     {@code not_found} for a namespace that is refused, {@code invalid_token} for a user that no longer exists
     */
    public Saved patch(UserId user, Namespace namespace, JsonValue patch, Precondition precondition) {
        var changes = Refusals.requireObject(patch);
        var edited = writer.edit(
                user,
                namespace,
                precondition,
                UnaryOperator.identity(),
                stored -> Optional.of(
                        (JsonObject) MergePatch.apply(stored.values().orElse(JsonObject.EMPTY), changes)));
        return new Saved(views.showSet(edited.after()), edited.created());
    }
}
