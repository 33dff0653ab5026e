package dev.latchkey.preferences.port;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.Template;
import java.util.List;

/** What the catalog says of one namespace. Safe for use by many threads. */
public interface KnownNamespace {
    /** Defaults and locks. */
    Template template();

    /** A short text of hexadecimal digits that differs between releases whose schema or defaults differ. */
    String fingerprint();

    /**
     * What is wrong with an object, with pointers into it.
     *
     * @param effective the user's values with the defaults laid under them
     */
    List<Violation> violations(JsonObject effective);
}
