package dev.latchkey.local.stack.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.local.emulator.http.Exchanges;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The requests as server-sent events: {@code request} for each, {@code gap} where some were missed, {@code restart}
 * when the reader's last event is of another run. A reader goes on where it was with {@code Last-Event-ID}, or with
 * {@code ?after=}, which EventSource can set.
 */
final class RequestStream {
    private static final int READERS = 20;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    // Between two batches, so that a page under load gets few large ones.
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Pattern EVENT_ID = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})");
    private static final Pattern AFTER = Pattern.compile("(?:^|&)after=([^&]*)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RequestFeed feed;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Semaphore readers = new Semaphore(READERS);

    RequestStream(RequestFeed feed) {
        this.feed = feed;
    }

    /** Answers until the reader goes away or the feed ends. */
    void send(HttpExchange exchange) throws IOException, InterruptedException {
        if (!readers.tryAcquire()) {
            Exchanges.json(exchange, 503, Map.of("message", "At most " + READERS + " readers at a time"));
            return;
        }
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            follow(lastSeen(exchange), exchange.getResponseBody());
        } finally {
            readers.release();
        }
    }

    private void follow(Optional<String> lastSeen, OutputStream out) throws IOException, InterruptedException {
        Matcher id = EVENT_ID.matcher(lastSeen.orElse(""));
        boolean sameRun = id.matches() && id.group(1).equals(run);
        long number = sameRun ? Long.parseLong(id.group(2)) : 0;
        StringBuilder text = new StringBuilder("retry: 1000\n\n");
        if (lastSeen.isPresent() && !sameRun) {
            event(text, "restart", null, Map.of());
        }
        // A reader that comes afresh has missed nothing.
        boolean fresh = !sameRun;
        while (!feed.isClosed()) {
            write(out, text);
            List<RequestFeed.Entry> entries = feed.after(number, HEARTBEAT);
            text = new StringBuilder(entries.isEmpty() ? ":\n\n" : "");
            for (RequestFeed.Entry entry : entries) {
                long missed = entry.number() - number - 1;
                if (missed > 0 && !fresh) {
                    event(text, "gap", null, Map.of("missed", missed));
                }
                number = entry.number();
                fresh = false;
                event(text, "request", run + "-" + number, RequestDocument.of(entry.request()));
            }
            if (!entries.isEmpty()) {
                write(out, text);
                text = new StringBuilder();
                feed.rest(BREATH);
            }
        }
    }

    private static void event(StringBuilder text, String name, @Nullable String id, Map<String, Object> data)
            throws IOException {
        text.append("event: ").append(name).append('\n');
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("data: ").append(JSON.writeValueAsString(data)).append("\n\n");
    }

    private static void write(OutputStream out, StringBuilder text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Optional<String> lastSeen(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        if (header != null) {
            return Optional.of(header);
        }
        String query = exchange.getRequestURI().getRawQuery();
        Matcher after = AFTER.matcher(query == null ? "" : query);
        return after.find() ? Optional.of(after.group(1)) : Optional.empty();
    }
}
