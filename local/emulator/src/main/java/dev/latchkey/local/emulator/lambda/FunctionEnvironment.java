package dev.latchkey.local.emulator.lambda;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables of a function's process: Lambda's, and the function's own. Nothing is inherited. */
final class FunctionEnvironment {
    private FunctionEnvironment() {}

    static Map<String, String> of(FunctionSettings settings, Path taskRoot, int instance, boolean snapStart) {
        Map<String, String> environment = new LinkedHashMap<>(settings.environment());
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("TZ", ":UTC");
        environment.put("_HANDLER", settings.handler());
        environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_DEFAULT_REGION", "eu-central-1");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.deployedName());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", snapStart ? "1" : "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMegabytes()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapStart ? "snap-start" : "on-demand");
        environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.deployedName());
        environment.put(
                "AWS_LAMBDA_LOG_STREAM_NAME",
                "%tY/%<tm/%<td/[$LATEST]%032x".formatted(LocalDate.now(ZoneOffset.UTC), instance));
        return environment;
    }
}
