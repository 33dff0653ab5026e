package dev.latchkey.preferences.port;

import dev.latchkey.preferences.model.Namespace;
import java.util.List;
import java.util.Optional;

/** The namespaces that a release knows. It does not change while the function runs; safe for use by many threads. */
public interface Catalog {
    Optional<KnownNamespace> find(Namespace namespace);

    /** All that are known, by name. */
    List<Namespace> namespaces();

    /** A short text of hexadecimal digits that differs between catalogs that differ. */
    String fingerprint();
}
