package dev.latchkey.local.devmode;

import dev.latchkey.local.database.shared.ComposeDatabase;
import dev.latchkey.local.database.shared.ServerLauncher;
import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ResolvedDependency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts in dev mode what a function needs beside it. */
final class DevModeProcessor {
    /** Enough for a dev mode that is ended and started again. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final String GATEWAY_PORT = "quarkus.lambda.mock-event-server.dev-port";
    private static final String DEV_UI_PORT = "quarkus.http.port";
    private static final String FRESH = "latchkey.dev.fresh";

    @BuildStep(onlyIf = IsDevelopment.class)
    RunTimeConfigurationDefaultBuildItem nameFunction(ApplicationInfoBuildItem application) {
        return new RunTimeConfigurationDefaultBuildItem("latchkey.function", application.getName());
    }

    @BuildStep(onlyIf = IsDevelopment.class)
    void startDatabase(CurateOutcomeBuildItem model, BuildProducer<DevServicesResultBuildItem> services) {
        Config config = ConfigProvider.getConfig();
        if (System.getenv("LATCHKEY_DB_HOST") != null || System.getenv("LATCHKEY_DB_PORT") != null) {
            return;
        }
        Path root = root(model.getApplicationModel());
        Path directory = root.resolve(".latchkey").resolve("dev");
        var launcher = new ServerLauncher(
                classPath(model.getApplicationModel()),
                root.resolve("migrations-function/src/main/resources/db/migration"),
                GRACE);
        boolean fresh = config.getOptionalValue(FRESH, Boolean.class).orElse(false);
        services.produce(DevServicesResultBuildItem.<DevDatabase>owned()
                .feature("latchkey-database")
                .description("PostgreSQL, shared by the dev modes of all functions")
                .serviceConfig(directory)
                .startable(() -> new DevDatabase(ComposeDatabase.OF_THIS_PROJECT, directory, launcher, fresh))
                .build());
    }

    /** Instead of Quarkus's own, which listens on all addresses and leaves out half of an event. */
    @BuildStep(onlyIf = IsDevelopment.class)
    void startGateway(CurateOutcomeBuildItem model, BuildProducer<DevServicesResultBuildItem> services) {
        Config config = ConfigProvider.getConfig();
        int port = config.getValue(GATEWAY_PORT, Integer.class);
        // A function without Quarkus's HTTP server has neither.
        Optional<Integer> devUi = config.getOptionalValue(DEV_UI_PORT, Integer.class);
        Path routes = root(model.getApplicationModel()).resolve("infra").resolve("routes.json");
        services.produce(DevServicesResultBuildItem.<DevGateway>owned()
                .feature("latchkey-gateway")
                .description("Hands HTTP requests to the function as API Gateway does")
                .serviceConfig(port)
                .startable(() -> new DevGateway(port, routes, devUi, new QuarkusLiveReload()))
                .configProvider(Map.of("quarkus-internal.aws-lambda.test-api", DevGateway::runtimeApi))
                .build());
    }

    private static Path root(ApplicationModel application) {
        Path module = Objects.requireNonNull(application.getApplicationModule(), "dev mode runs on sources")
                .getModuleDir()
                .toPath();
        return Objects.requireNonNull(module.toAbsolutePath().normalize().getParent(), "every module has a parent");
    }

    private static List<Path> classPath(ApplicationModel application) {
        return application.getDependencies().stream()
                .map(ResolvedDependency::getResolvedPaths)
                .flatMap(paths -> paths.stream())
                .toList();
    }
}
