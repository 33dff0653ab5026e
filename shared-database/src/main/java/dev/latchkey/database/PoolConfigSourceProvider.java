package dev.latchkey.database;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Configures the pool, once for all functions that have one. In the others the same properties would be settings of an
 * extension that is not there, and Quarkus would warn of each.
 */
@StaticInitSafe
public final class PoolConfigSourceProvider implements ConfigSourceProvider {
    private static final String POOL = "io/agroal/api/AgroalDataSource.class";
    private static final String PROPERTIES = "META-INF/latchkey-pool.properties";
    /** As that of a microprofile-config.properties. */
    private static final int ORDINAL = 100;

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader classes) {
        if (classes.getResource(POOL) == null) {
            return List.of();
        }
        try {
            var properties = Objects.requireNonNull(classes.getResource(PROPERTIES), PROPERTIES);
            return List.of(new PropertiesConfigSource(properties, ORDINAL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
