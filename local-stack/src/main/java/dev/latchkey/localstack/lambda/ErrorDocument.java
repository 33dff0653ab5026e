package dev.latchkey.localstack.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The error documents that Lambda itself answers with. */
final class ErrorDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ErrorDocument() {}

    static byte[] of(@Nullable String type, String message) {
        ObjectNode document = JSON.createObjectNode();
        if (type != null) {
            document.put("errorType", type);
        }
        document.put("errorMessage", message);
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
