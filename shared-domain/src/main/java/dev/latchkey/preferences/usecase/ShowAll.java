package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.port.Documents;

/** Shows every namespace of a user, those with nothing but defaults included. One round trip. */
public final class ShowAll {
    private final Documents documents;
    private final Views views;

    public ShowAll(PreferencesPorts ports) {
        this.documents = ports.documents();
        this.views = new Views(ports.catalog());
    }

    /**
     * All namespaces as they take effect.
     *
     * @throws dev.latchkey.domain.FailureException with {@code invalid_token} for a user that no longer exists
     */
    public AllView show(UserId user) {
        return views.showAll(documents.findAll(user));
    }
}
