package dev.latchkey.web.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.domain.Violation;
import dev.latchkey.runtime.json.StatelessJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** Writes problem documents. Needs no object mapper, so that it also works where one has failed. */
public final class ProblemJson {
    private static final JsonFactory JSON = StatelessJson.factory().build();

    private ProblemJson() {}

    /**
     * Writes the document of one request.
     *
     * @param instance the path of the request
     * @param requestId what the answer's {@code X-Request-Id} says
     */
    public static String write(Problem problem, String instance, String requestId) {
        var text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(
                    "type", "urn:latchkey:problem:" + problem.code().wireName());
            json.writeStringField("title", problem.code().title());
            json.writeNumberField("status", problem.code().status());
            json.writeStringField("detail", problem.detail());
            json.writeStringField("instance", instance);
            json.writeStringField("code", problem.code().wireName());
            json.writeStringField("request_id", requestId);
            if (!problem.errors().isEmpty()) {
                json.writeArrayFieldStart("errors");
                for (var error : problem.errors()) {
                    write(json, error);
                }
                json.writeEndArray();
            }
            for (var fact : new TreeMap<>(problem.facts()).entrySet()) {
                json.writeFieldName(fact.getKey());
                write(json, fact.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A writer in memory does not fail.", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Violation error) throws IOException {
        json.writeStartObject();
        json.writeStringField("pointer", error.pointer());
        json.writeStringField("code", error.code());
        json.writeStringField("detail", error.detail());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Object fact) throws IOException {
        switch (fact) {
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean bool -> json.writeBoolean(bool);
            default -> json.writeString(fact.toString());
        }
    }
}
