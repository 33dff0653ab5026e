package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {
    @Test
    void theVersionThatFunctionsExpectIsThatOfTheNewestMigration() throws IOException {
        var folder =
                Path.of(System.getProperty("latchkey.root"), "migrations-function/src/main/resources/db/migration");
        try (var files = Files.list(folder)) {
            int newest = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V\\d+__.*\\.sql"))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();

            assertThat(SchemaVersion.EXPECTED).isEqualTo(Integer.toString(newest));
        }
    }
}
