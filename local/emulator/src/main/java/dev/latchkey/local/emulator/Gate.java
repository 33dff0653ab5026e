package dev.latchkey.local.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.local.emulator.http.Exchanges;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the port from the start, so that a taken one is noticed at once, and answers 503 until all is ready. */
final class Gate implements HttpHandler {
    private final String controlPath;
    private volatile @Nullable HttpHandler api;
    private volatile @Nullable HttpHandler control;

    Gate(String controlPath) {
        this.controlPath = controlPath;
    }

    void open(HttpHandler newApi, HttpHandler newControl) {
        control = newControl;
        api = newApi;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean forControl = path.equals(controlPath) || path.startsWith(controlPath + "/");
        HttpHandler handler = forControl ? control : api;
        if (handler == null) {
            Exchanges.json(exchange, 503, Map.of("message", "The API is starting"));
        } else {
            handler.handle(exchange);
        }
    }
}
