package dev.latchkey.local.emulator;

import dev.latchkey.local.emulator.lambda.LambdaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** How a {@link TestEmulator} runs. Each method changes one thing and returns this object. */
public final class TestOptions {
    Set<String> corsOrigins = Set.of();
    Map<String, String> environment = Map.of();
    private int instances = 1;
    private boolean snapStart;
    private boolean freeze;
    private boolean throttling = true;
    private int queueLimit = 100;
    private Duration queueTimeout = Duration.ofSeconds(20);
    private Duration initTimeout = Duration.ofSeconds(60);
    private Duration integrationTimeout = Duration.ofSeconds(30);

    TestOptions() {}

    public TestOptions instances(int value) {
        instances = value;
        return this;
    }

    public TestOptions snapStart(boolean value) {
        snapStart = value;
        return this;
    }

    public TestOptions freeze(boolean value) {
        freeze = value;
        return this;
    }

    public TestOptions throttling(boolean value) {
        throttling = value;
        return this;
    }

    public TestOptions queue(int limit, Duration timeout) {
        queueLimit = limit;
        queueTimeout = timeout;
        return this;
    }

    public TestOptions initTimeout(Duration value) {
        initTimeout = value;
        return this;
    }

    public TestOptions integrationTimeout(Duration value) {
        integrationTimeout = value;
        return this;
    }

    public TestOptions corsOrigins(String... origins) {
        corsOrigins = Set.of(origins);
        return this;
    }

    /** Variables of every function. */
    public TestOptions environment(Map<String, String> value) {
        environment = value;
        return this;
    }

    EmulatorSettings settings(Path directory) {
        LambdaSettings lambda = new LambdaSettings(
                instances, snapStart, freeze, queueLimit, queueTimeout, initTimeout, Duration.ofSeconds(10));
        return new EmulatorSettings(
                "127.0.0.1", 0, directory, lambda, throttling, integrationTimeout, request -> {}, problem -> {});
    }
}
