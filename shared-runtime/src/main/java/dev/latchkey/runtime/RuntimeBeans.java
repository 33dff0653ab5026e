package dev.latchkey.runtime;

import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.ids.UuidV7Generator;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** Time, ids and settings for all functions. Each can be replaced by a bean of the function's own. */
@Singleton
class RuntimeBeans {
    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    @DefaultBean
    UuidGenerator ids(InstantSource clock) {
        return new UuidV7Generator(clock, new SecureRandom());
    }

    @Produces
    @Singleton
    @DefaultBean
    Environment environment(Config config) {
        return Environment.of(config);
    }
}
