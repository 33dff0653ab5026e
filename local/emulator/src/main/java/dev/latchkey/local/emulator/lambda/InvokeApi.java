package dev.latchkey.local.emulator.lambda;

import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.local.emulator.http.Exchanges;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lambda's Invoke API over HTTP: the body is the payload, and so is the answer's. Thread-safe. */
public final class InvokeApi {
    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Map<String, LambdaFunction> functions;

    public InvokeApi(Map<String, LambdaFunction> functions) {
        this.functions = functions;
    }

    /** Invokes the function with this short name and answers as Lambda does. */
    public void invoke(HttpExchange exchange, String name) throws IOException, InterruptedException {
        LambdaFunction function = functions.get(name);
        Optional<byte[]> payload = Exchanges.body(exchange, MAX_PAYLOAD);
        if (function == null) {
            Exchanges.json(exchange, 404, Map.of("message", "No function " + name + ", only " + functions.keySet()));
            return;
        }
        if (payload.isEmpty()) {
            Exchanges.json(exchange, 413, Map.of("message", "A payload has at most 6 MB"));
            return;
        }
        byte[] event = payload.get().length == 0 ? new byte[] {'{', '}'} : payload.get();
        answer(exchange, function.invoke(event, "Root=1-00000000-000000000000000000000000;Sampled=0", PATIENCE));
    }

    private static void answer(HttpExchange exchange, InvocationResult result) throws IOException {
        switch (result) {
            case InvocationResult.Succeeded(byte[] payload, var _) -> send(exchange, payload, false);
            case InvocationResult.Failed(byte[] payload, var _) -> send(exchange, payload, true);
            case InvocationResult.TimedOut(byte[] payload, var _) -> send(exchange, payload, true);
            case InvocationResult.Throttled _ -> Exchanges.json(exchange, 429, Map.of("message", "Rate Exceeded."));
            case InvocationResult.Unanswered _ ->
                Exchanges.json(exchange, 504, Map.of("message", "The function goes on"));
        }
    }

    private static void send(HttpExchange exchange, byte[] payload, boolean error) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (error) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        Exchanges.send(exchange, 200, payload);
    }
}
