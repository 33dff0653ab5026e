package dev.latchkey.localstack.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One operation of the document.
 *
 * @param parameters resolved, those of the path included
 * @param bodies by media type; empty when the operation takes none
 * @param responses by status, as they stand in the document
 */
record Operation(
        String method,
        String path,
        boolean isProtected,
        List<JsonNode> parameters,
        JsonNode bodies,
        JsonNode responses) {

    @Override
    public String toString() {
        return method + " " + path;
    }
}
