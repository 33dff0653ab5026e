package dev.latchkey.local.emulator.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A function's answer as API Gateway reads it: payload format 2.0, spelt out or inferred. */
// Never compared; a copy of the body per request would cost for nothing.
@SuppressWarnings("ArrayRecordComponent")
record ProxyAnswer(int status, Headers headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "upgrade", "date");

    /** Empty when the payload breaks the format. */
    static Optional<ProxyAnswer> read(byte[] payload) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (IOException e) {
            return Optional.empty();
        }
        return answer.has("statusCode") ? spelt(answer) : Optional.of(inferred(answer));
    }

    /** API Gateway's own way of saying what went wrong. */
    static ProxyAnswer message(int status, String text) {
        Headers headers = new Headers();
        headers.set("Content-Type", "application/json");
        return new ProxyAnswer(status, headers, ("{\"message\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    static ProxyAnswer empty() {
        return new ProxyAnswer(204, new Headers(), new byte[0]);
    }

    private static ProxyAnswer inferred(JsonNode answer) {
        Headers headers = new Headers();
        headers.set("Content-Type", "application/json");
        String body = answer.isTextual() ? answer.textValue() : answer.toString();
        return new ProxyAnswer(200, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<ProxyAnswer> spelt(JsonNode answer) {
        JsonNode status = answer.get("statusCode");
        if (!status.canConvertToInt() || status.intValue() < 100 || status.intValue() > 599) {
            return Optional.empty();
        }
        JsonNode bodyNode = answer.path("body");
        String text = bodyNode.isMissingNode() || bodyNode.isNull() ? "" : bodyNode.asText();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (answer.path("isBase64Encoded").asBoolean(false)) {
            try {
                body = Base64.getDecoder().decode(body);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        boolean noBody = status.intValue() == 204 || status.intValue() == 304;
        return Optional.of(new ProxyAnswer(status.intValue(), headersOf(answer), noBody ? new byte[0] : body));
    }

    private static Headers headersOf(JsonNode answer) {
        Headers headers = new Headers();
        for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!CONNECTION_HEADERS.contains(name) && !name.startsWith("access-control-")) {
                headers.set(header.getKey(), header.getValue().asText().replaceAll("[\\r\\n]", " "));
            }
        }
        answer.path("cookies").forEach(cookie -> headers.add("Set-Cookie", cookie.asText()));
        if (!headers.containsKey("Content-Type") && !answer.path("body").isMissingNode()) {
            headers.set("Content-Type", "text/plain;charset=UTF-8");
        }
        return headers;
    }
}
