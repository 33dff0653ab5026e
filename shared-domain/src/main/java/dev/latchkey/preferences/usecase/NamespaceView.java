package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.EntityTag;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Version;
import java.util.List;

/**
 * What a namespace shows.
 *
 * @param effective the user's values, the defaults laid under them
 * @param violations where the user's values no longer fit the catalog, which has changed since they were written
 */
public record NamespaceView(
        Namespace namespace, Version version, JsonObject effective, EntityTag tag, List<Violation> violations) {
    public NamespaceView {
        violations = List.copyOf(violations);
    }
}
