package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.gateway.CorsPolicy;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import dev.latchkey.runtime.config.DeploymentSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of each function: the stack's defaults, their {@code LATCHKEY_*} overridden by the user's own. */
final class FunctionConfiguration {
    private static final String PREFIX = "LATCHKEY_";
    private static final String MASTER_KEY = DeploymentSettings.MASTER_KEY.name();
    private static final Set<String> KNOW_THE_MASTER_KEY = Set.of("auth", "migrations");

    private final Map<String, String> common = new HashMap<>();
    private final Map<String, String> own = new HashMap<>();

    /**
     * Collects what all functions share.
     *
     * @param environment of which only {@code LATCHKEY_*} is handed on, without what is for scripts alone
     * @param databasePort null when the environment names a database
     */
    FunctionConfiguration(
            Map<String, String> environment,
            int port,
            @Nullable Integer databasePort,
            String masterKey,
            @Nullable String javaToolOptions) {
        common.put(DeploymentSettings.ISSUER.name(), "http://localhost:" + port);
        common.put(DeploymentSettings.AUDIENCE.name(), "latchkey");
        common.put(DeploymentSettings.DB_NAME.name(), "latchkey");
        common.put(DeploymentSettings.DB_AUTH.name(), "password");
        common.put(DeploymentSettings.DB_PASSWORD.name(), "latchkey");
        common.put(MASTER_KEY, masterKey);
        // As infra/functions.tf sets it.
        common.put(
                "JAVA_TOOL_OPTIONS",
                "-Dsun.net.inetaddr.ttl=0" + (javaToolOptions == null ? "" : " " + javaToolOptions));
        if (databasePort != null) {
            common.put(DeploymentSettings.DB_HOST.name(), "127.0.0.1");
            common.put(DeploymentSettings.DB_PORT.name(), Integer.toString(databasePort));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !Settings.isOfScripts(name)) {
                own.put(name, value);
            }
        });
    }

    /** The gateway's CORS configuration, as in {@code infra/api.tf}. */
    CorsPolicy cors() {
        return new CorsPolicy(
                Set.copyOf(Environment.of(name -> Optional.ofNullable(own.get(name)))
                        .get(DeploymentSettings.CORS_ALLOWED_ORIGINS)),
                "DELETE,GET,HEAD,PATCH,POST,PUT",
                "authorization,content-type,idempotency-key,if-match,if-none-match,x-request-id",
                "etag,latchkey-schema-violations,location,retry-after,www-authenticate,x-request-id");
    }

    /** The function with its variables; the function's own settings win over everything. */
    FunctionSettings applyTo(FunctionSettings function) {
        Map<String, String> variables = new HashMap<>(common);
        String role = function.name().equals("migrations") ? "migrator" : function.name();
        variables.put(DeploymentSettings.DB_USER.name(), "latchkey_" + role);
        variables.put(DeploymentSettings.FUNCTION.name(), function.name());
        variables.putAll(own);
        if (!KNOW_THE_MASTER_KEY.contains(function.name())) {
            variables.remove(MASTER_KEY);
        }
        variables.putAll(function.environment());
        return function.withEnvironment(variables);
    }
}
