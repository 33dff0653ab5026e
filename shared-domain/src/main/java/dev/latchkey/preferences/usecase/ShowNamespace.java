package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.port.Documents;

/** Shows one namespace: the user's values with the defaults laid under them. One round trip. */
public final class ShowNamespace {
    private final Documents documents;
    private final Views views;

    public ShowNamespace(PreferencesPorts ports) {
        this.documents = ports.documents();
        this.views = new Views(ports.catalog());
    }

    /**
     * The namespace as it takes effect.
     *
     * @throws dev.latchkey.domain.FailureException with {@code not_found} when nothing is set and there are no defaults,
     *     {@code invalid_token} for a user that no longer exists
     */
    public NamespaceView show(UserId user, Namespace namespace) {
        return views.show(documents.find(user, namespace)).orElseThrow(() -> Refusals.nothingSet(namespace));
    }
}
