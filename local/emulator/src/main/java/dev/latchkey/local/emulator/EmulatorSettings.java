package dev.latchkey.local.emulator;

import dev.latchkey.local.emulator.gateway.HandledRequest;
import dev.latchkey.local.emulator.lambda.LambdaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How an {@link Emulator} runs.
 *
 * @param address the IP address on which the API listens
 * @param port where the API listens; 0 for any free port
 * @param directory for logs, unpacked functions and the records of running processes
 * @param lambda how functions run, all of them alike
 * @param throttling whether the routes' rates are enforced
 * @param integrationTimeout how long the API waits for a function. On AWS 30 s at most
 * @param onRequest called with each request when it has been answered
 * @param onProblem called with a sentence about each thing that goes wrong without ending a function, from several threads
 */
public record EmulatorSettings(
        String address,
        int port,
        Path directory,
        LambdaSettings lambda,
        boolean throttling,
        Duration integrationTimeout,
        Consumer<HandledRequest> onRequest,
        Consumer<String> onProblem) {}
