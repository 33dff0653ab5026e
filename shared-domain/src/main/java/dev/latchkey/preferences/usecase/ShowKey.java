package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.port.Documents;

/** Shows one top-level member of a namespace, or its default. One round trip. */
public final class ShowKey {
    private final Documents documents;
    private final Views views;

    public ShowKey(PreferencesPorts ports) {
        this.documents = ports.documents();
        this.views = new Views(ports.catalog());
    }

    /**
     * The member as it takes effect.
     *
     * @throws dev.latchkey.domain.FailureException with {@code not_found} when the member is not set and has no default,
     *     {@code invalid_token} for a user that no longer exists
     */
    public KeyView show(UserId user, Namespace namespace, String key) {
        var view = views.show(documents.find(user, namespace)).orElseThrow(() -> Refusals.nothingSet(namespace));
        var value = view.effective()
                .member(key)
                .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "Nothing is set under this key.")
                        .asException());
        return new KeyView(value, view);
    }
}
