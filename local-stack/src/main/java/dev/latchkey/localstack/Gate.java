package dev.latchkey.localstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.localstack.http.Exchanges;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the port from the start, so that a taken one is noticed at once, and answers 503 until all is ready. */
final class Gate implements HttpHandler {
    private volatile @Nullable HttpHandler api;
    private volatile @Nullable HttpHandler control;

    void open(HttpHandler newApi, HttpHandler newControl) {
        control = newControl;
        api = newApi;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean forControl = path.equals("/_latchkey") || path.startsWith("/_latchkey/");
        HttpHandler handler = forControl ? control : api;
        if (handler == null) {
            Exchanges.json(exchange, 503, Map.of("message", "The local stack is starting"));
        } else {
            handler.handle(exchange);
        }
    }
}
