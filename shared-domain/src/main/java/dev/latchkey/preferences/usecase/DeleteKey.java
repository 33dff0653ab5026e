package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import java.util.function.UnaryOperator;

/**
 * Takes one top-level member of a namespace back, so that its default is in effect. Two round trips, more when other
 * writes come between.
 */
public final class DeleteKey {
    private final Writer writer;

    public DeleteKey(PreferencesPorts ports) {
        this.writer = new Writer(ports);
    }

    /**
     * Does nothing when the member is not set.
     *
     * @param precondition on the namespace
     * @throws dev.latchkey.domain.FailureException with {@code precondition_failed}, {@code schema_violation} when the
     *     namespace cannot be without the member, {@code invalid_token} for a user that no longer exists
     */
    public void delete(UserId user, Namespace namespace, String key, Precondition precondition) {
        var _ = writer.edit(
                user,
                namespace,
                precondition,
                UnaryOperator.identity(),
                stored -> stored.values()
                        .filter(values -> values.member(key).isPresent())
                        .map(values -> values.without(key)));
    }
}
