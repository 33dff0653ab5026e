package dev.latchkey.local.emulator.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What went wrong with a function, in JSON: as its runtime reported it, or as Lambda itself says it. */
final class ErrorDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] content;

    private ErrorDocument(byte[] content) {
        this.content = content;
    }

    /** As the runtime sent it. */
    static ErrorDocument reported(byte[] content) {
        return new ErrorDocument(content);
    }

    /** Lambda's own. */
    static ErrorDocument of(@Nullable String type, String message) {
        ObjectNode document = JSON.createObjectNode();
        if (type != null) {
            document.put("errorType", type);
        }
        document.put("errorMessage", message);
        return new ErrorDocument(document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Its message, or all of it where it has none. */
    String message() {
        try {
            String message = JSON.readTree(content).path("errorMessage").asText();
            return message.isEmpty() ? toString() : message;
        } catch (IOException e) {
            return toString();
        }
    }

    /** Not a copy. */
    byte[] bytes() {
        return content;
    }

    @Override
    public String toString() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
