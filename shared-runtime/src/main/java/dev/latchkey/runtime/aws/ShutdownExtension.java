package dev.latchkey.runtime.aws;

import dev.latchkey.runtime.config.Environment;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import org.jboss.logging.Logger;

/**
 * Registers the function as an internal extension without events. Lambda notifies only environments with an extension
 * of their end: they get SIGTERM and up to 500 ms.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html">Lambda Extensions API</a>
 */
@Singleton
class ShutdownExtension {
    private static final Logger LOG = Logger.getLogger(ShutdownExtension.class);
    private static final String NAME = "latchkey-shutdown";

    private final Environment environment;

    ShutdownExtension(Environment environment) {
        this.environment = environment;
    }

    void register(@Observes StartupEvent start) {
        environment.text("AWS_LAMBDA_RUNTIME_API").ifPresent(this::register);
    }

    private void register(String runtimeApi) {
        var api = URI.create("http://" + runtimeApi);
        try {
            String id = LoopbackHttp.post(
                            api, "/2020-01-01/extension/register", "Lambda-Extension-Name: " + NAME, "{\"events\":[]}")
                    .header("Lambda-Extension-Identifier");
            // Waits for an event that never comes; without it the environment's start does not count as ended.
            Thread.ofPlatform().daemon().name(NAME).start(() -> waitForEver(api, id));
        } catch (IOException e) {
            LOG.warn(
                    "Not registered as an extension: connections will not be closed when Lambda ends this instance", e);
        }
    }

    private static void waitForEver(URI api, String id) {
        try {
            LoopbackHttp.get(api, "/2020-01-01/extension/event/next", "Lambda-Extension-Identifier: " + id);
        } catch (IOException e) {
            LOG.debug("The Extensions API ended the wait", e);
        }
    }
}
