package dev.latchkey.preferences.port;

import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.Version;
import java.util.List;

/** What became of a write. */
public sealed interface WriteOutcome {
    /**
     * All of it happened.
     *
     * @param position of the user's last change, this write included
     * @param applied one entry for each change, in their order
     */
    record Written(Position position, List<Applied> applied) implements WriteOutcome {
        public Written {
            applied = List.copyOf(applied);
        }
    }

    /**
     * What a namespace is now.
     *
     * @param created whether it has values now and had none before
     */
    record Applied(Version version, boolean created) {}

    /**
     * None of it happened: the basis is gone, or a precondition does not hold.
     *
     * @param current the version of the first namespace whose precondition does not hold; of the first one of all when
     *     the basis is gone
     */
    record Stale(Version current) implements WriteOutcome {}

    /** None of it happened, since the user would hold too much. */
    record OverQuota(Quotas.Limit limit) implements WriteOutcome {}
}
