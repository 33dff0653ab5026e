package dev.latchkey.local.emulator.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.local.emulator.http.Exchanges;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import dev.latchkey.local.emulator.lambda.InvocationResult;
import dev.latchkey.local.emulator.lambda.LambdaFunction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An HTTP API of API Gateway: routes, throttles, CORS, and functions behind them by payload format 2.0. */
public final class ApiGateway implements HttpHandler {
    private static final int MAX_BODY = 10 * 1024 * 1024;

    private final RouteTable routes;
    private final Map<String, LambdaFunction> functions;
    private final CorsPolicy cors;
    private final boolean throttling;
    private final Duration integrationTimeout;
    private final Consumer<HandledRequest> listener;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    /**
     * An API whose every route leads to one of the functions.
     *
     * @param throttling whether the routes' rates are enforced
     * @param integrationTimeout how long it waits for a function
     * @param listener notified of each request when it has been answered
     */
    public ApiGateway(
            RouteTable routes,
            Map<String, LambdaFunction> functions,
            CorsPolicy cors,
            boolean throttling,
            Duration integrationTimeout,
            Consumer<HandledRequest> listener) {
        this.routes = routes;
        this.functions = functions;
        this.cors = cors;
        this.throttling = throttling;
        this.integrationTimeout = integrationTimeout;
        this.listener = listener;
        for (Route route : routes.routes()) {
            if (!functions.containsKey(route.function())) {
                throw new IllegalArgumentException("The route " + route.key() + " names no function: " + route);
            }
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String id = RequestIds.requestId();
        exchange.getResponseHeaders().set("Apigw-Requestid", id);
        Optional<byte[]> body = Exchanges.body(exchange, MAX_BODY);
        long start = System.nanoTime();
        if (body.isEmpty()) {
            refuse(exchange, id, start, 413, "Request Entity Too Large");
            return;
        }
        String traceId = RequestIds.traceId(exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id"));
        GatewayRequest request = GatewayRequest.of(exchange, id, traceId, body.get());
        boolean isPreflight = CorsPolicy.isPreflight(request.method(), request.headers());
        if (isPreflight) {
            cors.addToPreflight(request.headers(), exchange.getResponseHeaders());
        } else {
            cors.addToAnswer(request.headers(), exchange.getResponseHeaders());
        }
        Optional<RouteTable.Match> match = routes.find(request.method(), request.path());
        if (match.isEmpty() && isPreflight) {
            answer(exchange, id, start, ProxyAnswer.empty(), null, null);
        } else if (match.isEmpty()) {
            refuse(exchange, id, start, 404, "Not Found");
        } else if (!admits(match.get().route())) {
            refuse(exchange, id, start, 429, "Too Many Requests");
        } else {
            invoke(exchange, request, match.get(), start);
        }
    }

    private boolean admits(Route route) {
        return !throttling
                || buckets.computeIfAbsent(
                                route.key(), key -> new TokenBucket(route.rate(), route.burst(), System::nanoTime))
                        .tryTake();
    }

    private void invoke(HttpExchange exchange, GatewayRequest request, RouteTable.Match match, long start)
            throws IOException {
        String name = match.route().function();
        LambdaFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalStateException("No function " + name);
        }
        byte[] event = ProxyEvent.of(request, match, Instant.now());
        try {
            switch (function.invoke(event, request.traceId(), integrationTimeout)) {
                case InvocationResult.Succeeded(byte[] payload, InvocationReport report) ->
                    answer(
                            exchange,
                            request.id(),
                            start,
                            ProxyAnswer.read(payload)
                                    .orElseGet(() -> ProxyAnswer.message(500, "Internal Server Error")),
                            name,
                            report);
                case InvocationResult.Failed(byte[] _, InvocationReport report) ->
                    answer(
                            exchange,
                            request.id(),
                            start,
                            ProxyAnswer.message(500, "Internal Server Error"),
                            name,
                            report);
                case InvocationResult.TimedOut(byte[] _, InvocationReport report) ->
                    answer(exchange, request.id(), start, ProxyAnswer.message(504, "Gateway Timeout"), name, report);
                case InvocationResult.Throttled() ->
                    answer(exchange, request.id(), start, ProxyAnswer.message(429, "Too Many Requests"), name, null);
                case InvocationResult.Unanswered() ->
                    answer(exchange, request.id(), start, ProxyAnswer.message(503, "Service Unavailable"), name, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void refuse(HttpExchange exchange, String id, long start, int status, String text) throws IOException {
        answer(exchange, id, start, ProxyAnswer.message(status, text), null, null);
    }

    private void answer(
            HttpExchange exchange,
            String id,
            long start,
            ProxyAnswer answer,
            @Nullable String function,
            @Nullable InvocationReport report)
            throws IOException {
        exchange.getResponseHeaders().putAll(answer.headers());
        Exchanges.send(exchange, answer.status(), answer.body());
        listener.accept(new HandledRequest(
                Instant.now(),
                id,
                answer.headers().getFirst("X-Request-Id"),
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                answer.status(),
                (System.nanoTime() - start) / 1e6,
                function,
                report));
    }
}
