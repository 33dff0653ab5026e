package dev.latchkey.runtime;

import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.runtime.config.DeploymentSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.Settings;
import dev.latchkey.runtime.ids.UuidV7Generator;
import dev.latchkey.runtime.metrics.EmfMetrics;
import dev.latchkey.runtime.metrics.Metrics;
import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/** What all functions inject. Each can be replaced by a bean of the function's own. */
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

    /** Of what Quarkus reads: environment, system properties and files, where LATCHKEY_DB_PORT is latchkey.db.port. */
    @Produces
    @Singleton
    @DefaultBean
    Environment environment(Config config) {
        var environment = Environment.of(name -> config.getOptionalValue(name, String.class)
                .or(() -> config.getOptionalValue(name.toLowerCase(Locale.ROOT).replace('_', '.'), String.class)));
        Settings.check(System.getenv().keySet(), environment);
        return environment;
    }

    @Produces
    @Singleton
    @DefaultBean
    @Unremovable
    Metrics metrics(Config config, Environment environment, InstantSource clock) {
        // On Lambda the function's full name, which has the environment in it: two environments of one region share no
        // metric.
        String function = config.getOptionalValue("AWS_LAMBDA_FUNCTION_NAME", String.class)
                .or(() -> environment.find(DeploymentSettings.FUNCTION))
                .orElse("function");
        return new EmfMetrics(function, clock, RuntimeBeans::writeLine);
    }

    @Produces
    @Singleton
    @DefaultBean
    Instance instance(InstantSource clock, Metrics metrics) {
        return new Instance(clock, metrics);
    }

    /** In one piece, so that no other line gets in between. */
    private static void writeLine(String line) {
        PrintStream out = System.out;
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
