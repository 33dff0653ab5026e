package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.port.Revisions;
import java.util.List;

/** Lists the versions of a namespace that are kept, newest first; none for one that was never set. One round trip. */
public final class ListVersions {
    private final Revisions revisions;

    public ListVersions(PreferencesPorts ports) {
        this.revisions = ports.revisions();
    }

    /**
     * The versions that are kept.
     *
     * @throws dev.latchkey.domain.FailureException with {@code invalid_token} for a user that no longer exists
     */
    public List<Revision> list(UserId user, Namespace namespace) {
        return revisions.findAll(user, namespace);
    }
}
