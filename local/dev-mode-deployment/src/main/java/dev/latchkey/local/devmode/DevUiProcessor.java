package dev.latchkey.local.devmode;

import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.vertx.http.deployment.RequireSocketHttpBuildItem;

/** Has Quarkus open {@code quarkus.http.port} in dev mode: Dev UI's pages talk over a web socket, which no event can carry. */
final class DevUiProcessor {
    @BuildStep(onlyIf = IsDevelopment.class)
    RequireSocketHttpBuildItem openPort() {
        return RequireSocketHttpBuildItem.MARKER;
    }
}
