package dev.latchkey.preferences.port;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.ChangePage;
import dev.latchkey.preferences.model.Position;
import java.util.Optional;

/** The order in which a user's namespaces changed. One round trip; safe for use by many threads. */
public interface Changes {
    /**
     * The next page of namespaces whose last change lies after a position, oldest first, deletions included. A page is
     * at least {@link ChangePage#SIZE} entries where there are as many, and ends between writes, never inside one.
     *
     * @return empty for a position that this user's changes have not reached yet
     * @throws dev.latchkey.domain.FailureException with {@code invalid_token} for a user that no longer exists
     */
    Optional<ChangePage> after(UserId user, Position position);
}
