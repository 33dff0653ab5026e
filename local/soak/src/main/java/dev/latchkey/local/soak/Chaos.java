package dev.latchkey.local.soak;

import dev.latchkey.local.database.PostgresServer;
import dev.latchkey.local.emulator.lambda.InstanceView;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Kills function processes and PostgreSQL, in an order and at distances that a seed decides. */
final class Chaos {
    private final List<LambdaFunction> functions;
    private final PostgresServer database;
    private final RandomGenerator random;
    private int functionKills;
    private int databaseKills;

    Chaos(List<LambdaFunction> functions, PostgresServer database, RandomGenerator random) {
        this.functions = functions;
        this.database = database;
        this.random = random;
    }

    /** Goes on until the latch is down; then everything runs again. */
    void rage(CountDownLatch over) throws InterruptedException {
        while (!over.await(500 + random.nextInt(2_500), TimeUnit.MILLISECONDS)) {
            if (random.nextInt(8) == 0) {
                database.kill();
                database.start();
                databaseKills++;
            } else {
                killOne(functions.get(random.nextInt(functions.size())));
            }
        }
    }

    private void killOne(LambdaFunction function) {
        List<InstanceView> instances = function.instances();
        if (!instances.isEmpty()) {
            function.killInstance(
                    instances.get(random.nextInt(instances.size())).number());
            functionKills++;
        }
    }

    int functionKills() {
        return functionKills;
    }

    int databaseKills() {
        return databaseKills;
    }
}
