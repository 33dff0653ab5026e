package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.gateway.CorsPolicy;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of each function: the stack's defaults, their {@code LATCHKEY_*} overridden by the user's own. */
final class FunctionConfiguration {
    private static final String PREFIX = "LATCHKEY_";
    private static final String MASTER_KEY = "LATCHKEY_MASTER_KEY";
    private static final Set<String> KNOW_THE_MASTER_KEY = Set.of("auth", "migrations");

    private final Map<String, String> common = new HashMap<>();
    private final Map<String, String> own = new HashMap<>();

    /**
     * Collects what all functions share.
     *
     * @param environment of which only {@code LATCHKEY_*} is handed on
     * @param databasePort null when the environment names a database
     */
    FunctionConfiguration(
            Map<String, String> environment,
            int port,
            @Nullable Integer databasePort,
            String masterKey,
            @Nullable String javaToolOptions) {
        common.put("LATCHKEY_ISSUER", "http://localhost:" + port);
        common.put("LATCHKEY_AUDIENCE", "latchkey");
        common.put("LATCHKEY_CORS_ALLOWED_ORIGINS", "http://localhost:3000");
        common.put("LATCHKEY_DB_NAME", "latchkey");
        common.put("LATCHKEY_DB_AUTH", "password");
        common.put("LATCHKEY_DB_PASSWORD", "latchkey");
        common.put(MASTER_KEY, masterKey);
        // As infra/functions.tf sets it.
        common.put(
                "JAVA_TOOL_OPTIONS",
                "-Dsun.net.inetaddr.ttl=0" + (javaToolOptions == null ? "" : " " + javaToolOptions));
        if (databasePort != null) {
            common.put("LATCHKEY_DB_HOST", "127.0.0.1");
            common.put("LATCHKEY_DB_PORT", Integer.toString(databasePort));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                own.put(name, value);
            }
        });
    }

    /** Whether the user brings a database. */
    static boolean namesDatabase(Map<String, String> environment) {
        return environment.containsKey("LATCHKEY_DB_HOST");
    }

    /** The gateway's CORS configuration, as in {@code infra/api.tf}. */
    CorsPolicy cors() {
        String origins = own.getOrDefault(
                "LATCHKEY_CORS_ALLOWED_ORIGINS", common.getOrDefault("LATCHKEY_CORS_ALLOWED_ORIGINS", ""));
        return new CorsPolicy(
                Set.of(origins.strip().split("\\s*,\\s*")),
                "DELETE,GET,HEAD,PATCH,POST,PUT",
                "authorization,content-type,idempotency-key,if-match,if-none-match,x-request-id",
                "etag,latchkey-schema-violations,location,retry-after,www-authenticate,x-request-id");
    }

    /** The function with its variables; the function's own settings win over everything. */
    FunctionSettings applyTo(FunctionSettings function) {
        Map<String, String> variables = new HashMap<>(common);
        String role = function.name().equals("migrations") ? "migrator" : function.name();
        variables.put("LATCHKEY_DB_USER", "latchkey_" + role);
        variables.put("LATCHKEY_FUNCTION", function.name());
        variables.putAll(own);
        if (!KNOW_THE_MASTER_KEY.contains(function.name())) {
            variables.remove(MASTER_KEY);
        }
        variables.putAll(function.environment());
        return function.withEnvironment(variables);
    }
}
