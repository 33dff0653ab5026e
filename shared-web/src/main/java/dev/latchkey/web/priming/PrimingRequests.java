package dev.latchkey.web.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    /** In the form of an access token, its key id one that nobody has: {@code {"alg":"RS256","typ":"at+jwt","kid":"none"}}. */
    private static final String NO_TOKEN = "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6Im5vbmUifQ.e30.AA";

    private PrimingRequests() {}

    /** Sends one, with an access token that is refused, where a route asks for one, after the keys were read. */
    public static void send(String method, String path) {
        send(method, path, NO_TOKEN);
    }

    /** Sends one with a token, such as {@code PrimingToken} makes. */
    public static void send(String method, String path, String token) {
        try {
            AmazonLambdaRecorder.handle(
                    new ByteArrayInputStream(event(method, path, token).getBytes(UTF_8)),
                    new ByteArrayOutputStream(),
                    new PrimingInvocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has every field that API Gateway sends: each kind of field is read by classes of its own. */
    private static String event(String method, String path, String token) {
        return """
            {"version": "2.0", "routeKey": "priming", "rawPath": "%2$s", "rawQueryString": "", "cookies": ["a=b"],
             "headers": {"host": "localhost", "accept": "application/json", "authorization": "Bearer %3$s",
                         "x-amzn-trace-id": "Root=1-00000000-000000000000000000000000", "x-forwarded-for": "127.0.0.1"},
             "queryStringParameters": {}, "pathParameters": {},
             "requestContext": {"accountId": "0", "apiId": "priming", "domainName": "localhost", "domainPrefix": "localhost",
                                "http": {"method": "%1$s", "path": "%2$s", "protocol": "HTTP/1.1",
                                         "sourceIp": "127.0.0.1", "userAgent": "priming"},
                                "requestId": "priming", "routeKey": "priming", "stage": "$default",
                                "time": "01/Jan/1970:00:00:00 +0000", "timeEpoch": 0},
             "isBase64Encoded": false}
            """.formatted(method, path, token);
    }
}
