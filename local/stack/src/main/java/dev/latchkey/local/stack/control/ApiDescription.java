package dev.latchkey.local.stack.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API's OpenAPI document, kept as YAML and served as JSON. Read again after an edit. Thread-safe. */
public final class ApiDescription {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path file;
    private @Nullable Version newest;

    private record Version(FileTime modified, JsonNode document) {}

    /** A description in a file, which may be missing. */
    public ApiDescription(Path file) {
        this.file = file;
    }

    /**
     * Empty where there is no file.
     *
     * @throws IOException when it is no YAML
     */
    synchronized Optional<JsonNode> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        FileTime modified = Files.getLastModifiedTime(file);
        Version version = newest;
        if (version == null || !version.modified().equals(modified)) {
            version = new Version(modified, YAML.readTree(file.toFile()));
            newest = version;
        }
        return Optional.of(version.document());
    }
}
