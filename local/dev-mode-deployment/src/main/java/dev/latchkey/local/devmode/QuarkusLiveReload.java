package dev.latchkey.local.devmode;

import io.quarkus.deployment.dev.RuntimeUpdatesProcessor;
import io.quarkus.dev.appstate.ApplicationStateNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Quarkus's own live reload. Its extension for Lambda looks for changes as well, every other second and only while the
 * function runs; after this it finds none.
 */
final class QuarkusLiveReload implements LiveReload {
    @Override
    public Optional<Throwable> refresh() {
        RuntimeUpdatesProcessor processor = RuntimeUpdatesProcessor.INSTANCE;
        try {
            processor.doScan(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The sources cannot be searched for changes", e);
        }
        return Optional.ofNullable(processor.getDeploymentProblem());
    }

    @Override
    public void awaitStart() {
        ApplicationStateNotification.waitForApplicationStart();
    }
}
