package dev.latchkey.preferences.port;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * The last {@link Revision#KEPT} versions of each namespace, the newest included. Every method throws a
 * {@link dev.latchkey.domain.FailureException} with {@code invalid_token} for a user that no longer exists. Each is one
 * round trip. Implementations are safe for use by many threads.
 */
public interface Revisions {
    /** The versions that are kept, newest first. */
    List<Revision> findAll(UserId user, Namespace namespace);

    /** One version; empty when there was none of this number or it is kept no longer. */
    Optional<Revision> find(UserId user, Namespace namespace, Version version);
}
