package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.platform.StackFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Invokes a function of a running stack directly, as {@code aws lambda invoke} does. */
final class InvokeCommand {
    private final PrintStream out;

    InvokeCommand(PrintStream out) {
        this.out = out;
    }

    /** 0 when the function succeeded, 1 when it did not. */
    int run(List<String> arguments) throws InterruptedException {
        int port = 8080;
        List<String> words = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--port")) {
                port = CommandLine.number(word, rest, 1, 65_535);
            } else {
                words.add(word);
            }
        }
        if (words.isEmpty() || words.size() > 2) {
            throw new CommandLine.WrongArguments("Usage: invoke FUNCTION [PAYLOAD] [--port N]");
        }
        return invoke(port, words.getFirst(), words.size() == 2 ? words.getLast() : "{}");
    }

    private int invoke(int port, String function, String payload) throws InterruptedException {
        URI uri = URI.create("http://localhost:" + port + "/_latchkey/functions/" + function + "/invoke");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            out.println(response.body());
            boolean failed =
                    response.headers().firstValue("X-Amz-Function-Error").isPresent();
            return response.statusCode() == 200 && !failed ? 0 : 1;
        } catch (IOException e) {
            throw new StackFailure("No local stack answers on port " + port + ". Start it: ./latchkey up", e);
        }
    }
}
