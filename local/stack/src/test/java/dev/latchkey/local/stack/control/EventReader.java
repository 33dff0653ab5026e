package dev.latchkey.local.stack.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Reads server-sent events as a browser does. */
final class EventReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<java.io.InputStream> response;
    private final BufferedReader lines;

    private EventReader(HttpRequest request) throws IOException, InterruptedException {
        response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** An event; the id is empty when it has none. */
    record Event(String name, String id, JsonNode data) {
        String path() {
            return data.path("path").asText();
        }
    }

    static EventReader open(URI uri, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return new EventReader(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event; what is no event, such as a heartbeat, is passed over. */
    Event next() throws IOException {
        String name = "";
        String id = "";
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("The stream has ended");
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                return new Event(name, id, JSON.readTree(line.substring(6)));
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        client.shutdownNow();
    }
}
