package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Revisions;
import java.util.Optional;

/** Makes what a namespace held at an earlier version its newest version. Two round trips. */
public final class RestoreVersion {
    private final Revisions revisions;
    private final Writer writer;

    public RestoreVersion(PreferencesPorts ports) {
        this.revisions = ports.revisions();
        this.writer = new Writer(ports);
    }

    /**
     * The old values have to fit the catalog of today. Restoring a deletion resets the namespace. Values that are set
     * already make no version.
     *
     * @return empty when a deletion was restored
     * @throws dev.latchkey.domain.FailureException with {@code not_found} for a version that is not kept, and as
     *     {@link ReplaceNamespace#replace}
     */
    public Optional<Saved> restore(UserId user, Namespace namespace, Version version, Precondition precondition) {
        var revision = revisions
                .find(user, namespace, version)
                .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "This version of the namespace is not kept.")
                        .asException());
        var saved = revision.values().map(values -> writer.replace(user, namespace, values, precondition));
        if (saved.isEmpty()) {
            writer.reset(user, namespace, precondition);
        }
        return saved;
    }
}
