package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.lambda.InvocationResult;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Brings the database to the functions' schema, as a deployment does: by invoking the migrations function. */
final class Migration {
    private static final byte[] MIGRATE = "{\"command\":\"migrate\"}".getBytes(StandardCharsets.UTF_8);

    private Migration() {}

    static void run(LambdaFunction migrations) {
        Duration patience = migrations.settings().timeout().plusMinutes(1);
        try {
            switch (migrations.invoke(MIGRATE, "Root=1-00000000-000000000000000000000000", patience)) {
                case InvocationResult.Succeeded _ -> migrations.recycle();
                case InvocationResult.Failed(byte[] error, var _) -> {
                    // Where the function did not even start, that is the failure, and not one of the database.
                    migrations.awaitReady();
                    throw failure(error);
                }
                case InvocationResult.TimedOut(byte[] error, var _) -> throw failure(error);
                case InvocationResult.Throttled _ -> throw new StackFailure("The migrations function did not start");
                case InvocationResult.Unanswered _ -> throw new StackFailure("The migrations function did not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while the database was migrated", e);
        }
    }

    private static StackFailure failure(byte[] error) {
        return new StackFailure("The database cannot be migrated: " + new String(error, StandardCharsets.UTF_8)
                + "\nLog: .latchkey/logs/migrations.log. Start with an empty database: ./latchkey up --fresh");
    }
}
