package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaVersionTest {
    @ParameterizedTest
    @CsvSource({
        "4, 4, true",
        "5, 4, true",
        "10, 9, true",
        "4.1, 4, true",
        "3, 4, false",
        "9, 10, false",
        "3.9, 4, false",
        "'', 1, false",
        "later, 1, false",
        "-5, 4, false",
        "99999999999, 4, false",
    })
    void aSchemaSuitsWhereItsVersionIsThatOfTheReleaseOrLater(String version, String needed, boolean suits) {
        assertThat(SchemaVersion.isAtLeast(version, needed)).isEqualTo(suits);
    }

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
