package dev.latchkey.health;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.runtime.json.StatelessJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers in MicroProfile Health's form: 200 when all checks are up, else 503. */
final class HealthDocument {
    private static final JsonFactory JSON = StatelessJson.factory().build();
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private HealthDocument() {}

    static APIGatewayV2HTTPResponse of(List<Check> checks) {
        boolean up = checks.stream().allMatch(Check::up);
        var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (!up) {
            headers.put("Retry-After", "1");
        }
        var answer = new APIGatewayV2HTTPResponse();
        answer.setStatusCode(up ? OK : UNAVAILABLE);
        answer.setHeaders(headers);
        answer.setBody(write(up, checks));
        return answer;
    }

    private static String write(boolean up, List<Check> checks) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", word(up));
            json.writeArrayFieldStart("checks");
            for (Check check : checks) {
                write(json, check);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A writer in memory does not fail.", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", check.name());
        json.writeStringField("status", word(check.up()));
        json.writeObjectFieldStart("data");
        for (var entry : check.data().entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
