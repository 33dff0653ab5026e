package dev.latchkey.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * Makes every JSON factory of Latchkey. Jackson otherwise puts the names of members into a table that all parsers of a
 * factory share, and into the JVM's table of strings: names that collide there, which anybody can make up, fill the one
 * and break the requests of others. A parser of these factories keeps names for itself, and no buffer of one request is
 * given to the next.
 */
public final class StatelessJson {
    private StatelessJson() {}

    /** A factory to be configured further. What it builds is safe for use by many threads. */
    public static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .recyclerPool(JsonRecyclerPools.nonRecyclingPool());
    }
}
