package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.api.ApiDocument;
import dev.latchkey.local.stack.api.Operation;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/openapi.yaml, sent to the packaged functions. That answers are as documented, {@link Client} checks. */
@ExtendWith(SharedStack.class)
class ExamplesTest {
    private static final ApiDocument DOCUMENT = ApiDocument.get();

    /** An operation with one of its bodies, and with one of its optional parameters, or none. */
    record Example(Operation operation, String mediaType, Map<String, String> headers, Map<String, String> query) {
        /** Something is set already, so the condition that nothing is does not hold. */
        int expected() {
            return "*".equals(headers.get("If-None-Match")) ? 412 : operation.success();
        }

        @Override
        public String toString() {
            return operation.id() + " " + mediaType + headers + query;
        }
    }

    static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (Operation operation : DOCUMENT.operations()) {
            List<String> types = new ArrayList<>(operation.bodies().keySet());
            if (types.isEmpty()) {
                types.add("");
            }
            for (String type : types) {
                examples.add(new Example(operation, type, Map.of(), Map.of()));
            }
            operation
                    .examples("header")
                    .forEach((name, value) ->
                            examples.add(new Example(operation, types.getFirst(), Map.of(name, value), Map.of())));
            operation
                    .examples("query")
                    .forEach((name, value) ->
                            examples.add(new Example(operation, types.getFirst(), Map.of(), Map.of(name, value))));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAnsweredAsDocumented(Example example, Client client) {
        try (Alice alice = Alice.signUp(client)) {
            Answer answer = alice.send(example.operation(), example.mediaType(), example.headers(), example.query());

            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(example.expected());
            if (example.headers().containsKey("X-Request-Id")) {
                assertThat(answer.header("X-Request-Id"))
                        .isEqualTo(example.headers().get("X-Request-Id"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"showPreferences", "showNamespace", "showPreference"})
    void aReadThatNamesTheTagOfItsAnswerIsNotModified(String id, Client client) {
        try (Alice alice = Alice.signUp(client)) {
            Operation read = DOCUMENT.operation(id);
            String tag = alice.send(read, "", Map.of(), Map.of()).header("ETag");

            Answer again = alice.send(read, "", Map.of("If-None-Match", tag), Map.of());

            assertThat(again.status()).isEqualTo(304);
        }
    }

    @Test
    void whatWasNotSetBeforeIsCreatedAndWhatWasDeletedIsRestoredAsDeleted(Client client) {
        try (Alice alice = Alice.signUp(client)) {
            Answer namespace = alice.send("PUT", "/v1/preferences/editor", "{\"tabs\":2}");
            Answer key = alice.send("PUT", "/v1/preferences/player/volume", "11");
            alice.send("DELETE", "/v1/preferences/editor", null);
            Answer restored = alice.send("POST", "/v1/preference-versions/editor/2/restore", null);

            assertThat(List.of(namespace.status(), key.status(), restored.status()))
                    .containsExactly(201, 201, 204);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleFitsItsSchema(Example example) {
        Operation operation = example.operation();
        if (!example.mediaType().isEmpty()) {
            assertThat(operation.violationsOfBody(example.mediaType())).isEmpty();
        }
        assertThat(operation.violationsOfExamples()).isEmpty();
    }
}
