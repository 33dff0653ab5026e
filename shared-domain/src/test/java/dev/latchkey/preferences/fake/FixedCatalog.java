package dev.latchkey.preferences.fake;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Template;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.preferences.port.KnownNamespace;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A catalog out of templates and rules that a test gives, and can replace as a release would. */
public final class FixedCatalog implements Catalog {
    private final TreeMap<Namespace, KnownNamespace> known = new TreeMap<>();
    private int release;

    /** Puts a namespace into the catalog, or another schema in its place. */
    public FixedCatalog with(String namespace, Template template, Function<JsonObject, List<Violation>> rule) {
        release++;
        known.put(Namespace.of(namespace), new Known(template, Integer.toHexString(release), rule));
        return this;
    }

    private record Known(Template template, String fingerprint, Function<JsonObject, List<Violation>> rule)
            implements KnownNamespace {
        @Override
        public List<Violation> violations(JsonObject effective) {
            return rule.apply(effective);
        }
    }

    @Override
    public Optional<KnownNamespace> find(Namespace namespace) {
        return Optional.ofNullable(known.get(namespace));
    }

    @Override
    public List<Namespace> namespaces() {
        return List.copyOf(known.keySet());
    }

    @Override
    public String fingerprint() {
        return Integer.toHexString(release);
    }
}
