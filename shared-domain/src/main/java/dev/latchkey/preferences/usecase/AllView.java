package dev.latchkey.preferences.usecase;

import dev.latchkey.preferences.model.EntityTag;
import java.util.List;

/** What all namespaces show that show anything, by name, at one moment. */
public record AllView(List<NamespaceView> namespaces, EntityTag tag) {
    public AllView {
        namespaces = List.copyOf(namespaces);
    }
}
