package dev.latchkey.local.emulator.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts the processes of one function. */
final class FunctionLauncher implements Instance.Launcher {
    private final FunctionSettings settings;
    private final LambdaSettings lambda;
    private final Path code;
    private final RuntimeClient client;
    private final FunctionLog log;
    private final ProcessRecords records;
    private final RuntimeApi.InvocationContext context;

    FunctionLauncher(
            FunctionSettings settings,
            LambdaSettings lambda,
            Path code,
            RuntimeClient client,
            FunctionLog log,
            ProcessRecords records,
            RuntimeApi.InvocationContext context) {
        this.settings = settings;
        this.lambda = lambda;
        this.code = code;
        this.client = client;
        this.log = log;
        this.records = records;
        this.context = context;
    }

    @Override
    public RuntimeApi runtimeApi(InstancePool pool, Instance instance) {
        return new RuntimeApi(pool, instance, context, new ExtensionsApi(settings, instance));
    }

    @Override
    public FunctionProcess launch(Instance instance, Map<String, String> address) throws IOException {
        Map<String, String> environment = FunctionEnvironment.of(settings, code, instance.number, lambda.snapStart());
        environment.putAll(address);
        FunctionProcess process = new FunctionProcess(
                client.command(settings, lambda.snapStart()),
                environment,
                code,
                lambda.timeToFinish(),
                line -> log.append(instance.number, instance.lastRequestId, line));
        records.add(process.handle());
        var _ = process.exit().thenAccept(status -> records.remove(process.pid()));
        return process;
    }
}
