package dev.latchkey.local.stack.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.local.emulator.gateway.HandledRequest;
import dev.latchkey.local.emulator.http.HttpServers;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestStreamTest {
    private final RequestFeed feed = new RequestFeed();
    private final RequestStream stream = new RequestStream(feed);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServers.start("127.0.0.1", 0, this::send);
    }

    @AfterEach
    void stop() {
        feed.close();
        server.stop(0);
    }

    @Test
    void a_new_reader_gets_what_is_kept_and_then_what_comes() throws Exception {
        add("/one");
        try (EventReader reader = open("")) {
            assertThat(reader.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(reader.next().path()).isEqualTo("/one");
            add("/two");
            assertThat(reader.next().path()).isEqualTo("/two");
        }
    }

    @Test
    void a_reader_goes_on_after_the_last_event_that_it_saw() throws Exception {
        add("/one");
        add("/two");
        String first;
        try (EventReader reader = open("")) {
            first = reader.next().id();
        }
        try (EventReader reader = open("", "Last-Event-ID", first)) {
            assertThat(reader.next().path()).isEqualTo("/two");
        }
        try (EventReader reader = open("?after=" + first)) {
            assertThat(reader.next().path()).isEqualTo("/two");
        }
    }

    @Test
    void a_reader_of_an_earlier_run_is_told_and_starts_over() throws Exception {
        add("/one");
        try (EventReader reader = open("", "Last-Event-ID", "00000000-7")) {
            assertThat(reader.next().name()).isEqualTo("restart");
            assertThat(reader.next().path()).isEqualTo("/one");
        }
    }

    @Test
    void the_backlog_is_bounded_and_a_reader_is_told_what_it_missed() throws Exception {
        add("/first");
        String first;
        try (EventReader reader = open("")) {
            first = reader.next().id();
        }
        for (int i = 0; i < RequestFeed.CAPACITY + 3; i++) {
            add("/" + i);
        }
        try (EventReader reader = open("", "Last-Event-ID", first)) {
            EventReader.Event gap = reader.next();
            assertThat(gap.name()).isEqualTo("gap");
            assertThat(gap.data().path("missed").asInt()).isEqualTo(3);
            assertThat(reader.next().path()).isEqualTo("/3");
        }
        try (EventReader reader = open("")) {
            assertThat(reader.next().path()).isEqualTo("/3");
        }
    }

    @Test
    void line_breaks_in_a_path_end_no_event() throws Exception {
        add("/a\n\nevent: restart\ndata: {}\n\n");
        try (EventReader reader = open("")) {
            EventReader.Event event = reader.next();
            assertThat(event.name()).isEqualTo("request");
            assertThat(event.path()).startsWith("/a\n\nevent");
        }
    }

    @Test
    void there_are_at_most_twenty_readers() throws Exception {
        List<EventReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                readers.add(open(""));
                assertThat(readers.getLast().status()).isEqualTo(200);
            }
            try (EventReader one = open("")) {
                assertThat(one.status()).isEqualTo(503);
            }
        } finally {
            for (EventReader reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void the_end_of_the_stack_ends_the_stream() throws Exception {
        try (EventReader reader = open("")) {
            feed.close();
            assertThatThrownBy(reader::next).isInstanceOf(IOException.class);
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        try {
            stream.send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EventReader open(String query, String... headers) throws IOException, InterruptedException {
        return EventReader.open(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + query), headers);
    }

    private void add(String path) {
        feed.add(new HandledRequest(Instant.EPOCH, "id", null, "GET", path, 200, 1, null, null));
    }
}
