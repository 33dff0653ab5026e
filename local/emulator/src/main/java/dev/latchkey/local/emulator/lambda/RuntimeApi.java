package dev.latchkey.local.emulator.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.local.emulator.http.Exchanges;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Lambda's Runtime API (2018-06-01) for one instance, with its Extensions API beside it. Calls that Lambda leaves open
 * stay open until there is work or the instance ends.
 */
final class RuntimeApi implements HttpHandler {
    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;
    private static final byte[] NOTHING = {};

    private final InstancePool pool;
    private final Instance instance;
    private final InvocationContext context;
    private final ExtensionsApi extensions;

    RuntimeApi(InstancePool pool, Instance instance, InvocationContext context, ExtensionsApi extensions) {
        this.pool = pool;
        this.instance = instance;
        this.context = context;
        this.extensions = extensions;
    }

    /** What the API says about the function and learns about its invocations. */
    interface InvocationContext {
        String functionArn();

        long deadlineEpochMillis();

        void answered(Instance instance, Invocation invocation, byte[] payload, boolean error);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try {
            if (path.equals(INVOCATION + "next")) {
                next(exchange);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
                answer(exchange, idIn(path, "/response"), false);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
                answer(exchange, idIn(path, "/error"), true);
            } else if (path.equals("/2018-06-01/runtime/restore/next")) {
                restore(exchange);
            } else if (path.equals("/2018-06-01/runtime/init/error")
                    || path.equals("/2018-06-01/runtime/restore/error")) {
                pool.failed(
                        instance,
                        ErrorDocument.reported(
                                Exchanges.body(exchange, MAX_PAYLOAD).orElse(NOTHING)));
                Exchanges.json(exchange, 202, Map.of("status", "OK"));
            } else if (!extensions.handle(exchange, path)) {
                Exchanges.json(exchange, 404, Map.of("errorType", "NotFound", "errorMessage", path));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        Optional<Invocation> work = pool.next(instance);
        if (work.isEmpty()) {
            exchange.close();
            return;
        }
        Invocation invocation = work.get();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId);
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(context.deadlineEpochMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", context.functionArn());
        headers.set("Lambda-Runtime-Trace-Id", invocation.traceId);
        Exchanges.send(exchange, 200, invocation.payload);
    }

    private void answer(HttpExchange exchange, String requestId, boolean error) throws IOException {
        Optional<byte[]> payload = Exchanges.body(exchange, MAX_PAYLOAD);
        Optional<Invocation> invocation = pool.finish(instance, requestId);
        if (invocation.isEmpty()) {
            Exchanges.json(exchange, 400, Map.of("errorType", "InvalidRequestID", "errorMessage", requestId));
            return;
        }
        boolean fits = payload.isPresent();
        byte[] content = payload.orElseGet(() -> ErrorDocument.of(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed (6291456 bytes).")
                .bytes());
        context.answered(instance, invocation.get(), content, error || !fits);
        Exchanges.json(exchange, fits ? 202 : 413, Map.of("status", fits ? "OK" : "RequestEntityTooLarge"));
    }

    private void restore(HttpExchange exchange) throws IOException, InterruptedException {
        if (pool.snapshot(instance)) {
            Exchanges.json(exchange, 200, Map.of());
        } else {
            exchange.close();
        }
    }

    private static String idIn(String path, String suffix) {
        return path.substring(INVOCATION.length(), Math.max(INVOCATION.length(), path.length() - suffix.length()));
    }
}
