package dev.latchkey.localstack.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The API's OpenAPI document, kept as YAML and told as JSON. Read anew each time, so that edits show. */
public final class ApiDescription {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path file;

    /** A description in a file, which may be missing. */
    public ApiDescription(Path file) {
        this.file = file;
    }

    /**
     * Empty where there is no file.
     *
     * @throws IOException when it is no YAML
     */
    Optional<JsonNode> read() throws IOException {
        return Files.exists(file) ? Optional.of(YAML.readTree(file.toFile())) : Optional.empty();
    }
}
