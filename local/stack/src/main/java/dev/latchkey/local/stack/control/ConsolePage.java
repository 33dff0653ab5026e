package dev.latchkey.local.stack.control;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.local.emulator.http.Exchanges;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The console: a page and its resources, read once and found by their exact names. */
final class ConsolePage {
    private static final String ROOT = "/_latchkey/";
    private static final String PAGE = "index.html";

    static final List<String> FILES = List.of(
            PAGE,
            "console.css",
            "icon.svg",
            "api.js",
            "card.js",
            "chart.js",
            "curl.js",
            "detail.js",
            "dom.js",
            "feed.js",
            "functions.js",
            "main.js",
            "operation.js",
            "records.js",
            "requests.js",
            "row.js",
            "schema.js",
            "tables.js",
            "token.js",
            "tryit.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** Nothing but the page's own files; no text becomes markup or code, whatever a log line holds. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";

    private final Map<String, byte[]> files =
            FILES.stream().collect(Collectors.toMap(Function.identity(), ConsolePage::read));

    /** Whether the path was the console's; then it has been answered. */
    boolean handle(HttpExchange exchange, String path) throws IOException {
        String name = path.equals(ROOT) ? PAGE : path.substring(ROOT.length());
        byte[] file = files.get(name);
        if (file == null) {
            return false;
        }
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        Exchanges.send(exchange, 200, file);
        return true;
    }

    private static byte[] read(String name) {
        try (InputStream in = ConsolePage.class.getResourceAsStream("console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The console's " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
