package dev.latchkey.web.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.runtime.log.JsonLine;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Sends requests through the whole of a function as Lambda would, for use before a snapshot. They leave one line each in
 * the log, whose route is {@code priming}.
 */
public final class PrimingRequests {
    private static final String ROUTE = "priming";
    /** In the form of an access token, its key id one that nobody has: {@code {"alg":"RS256","typ":"at+jwt","kid":"none"}}. */
    private static final String NO_TOKEN = "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6Im5vbmUifQ.e30.AA";

    private PrimingRequests() {}

    /** Sends one, with an access token that is refused, where a route asks for one, after the keys were read. */
    public static void send(String method, String path) {
        String event = new JsonLine()
                .text("version", "2.0")
                .text("routeKey", ROUTE)
                .text("rawPath", path)
                .text("rawQueryString", "")
                .beginObject("headers")
                .text("host", "localhost")
                .text("accept", "application/json")
                .text("authorization", "Bearer " + NO_TOKEN)
                .endObject()
                .beginObject("requestContext")
                .text("requestId", ROUTE)
                .text("stage", "$default")
                .beginObject("http")
                .text("method", method)
                .text("path", path)
                .text("protocol", "HTTP/1.1")
                .endObject()
                .endObject()
                .end();
        try {
            AmazonLambdaRecorder.handle(
                    new ByteArrayInputStream(event.getBytes(UTF_8)),
                    new ByteArrayOutputStream(),
                    new PrimingInvocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
