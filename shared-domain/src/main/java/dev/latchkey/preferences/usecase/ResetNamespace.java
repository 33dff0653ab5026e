package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;

/** Takes back all that a user has set in a namespace, so that the defaults are in effect. One round trip. */
public final class ResetNamespace {
    private final Writer writer;

    public ResetNamespace(PreferencesPorts ports) {
        this.writer = new Writer(ports);
    }

    /**
     * Does nothing when nothing is set.
     *
     * @throws dev.latchkey.domain.FailureException with {@code precondition_failed}, {@code invalid_token} for a user
     *     that no longer exists
     */
    public void reset(UserId user, Namespace namespace, Precondition precondition) {
        writer.reset(user, namespace, precondition);
    }
}
