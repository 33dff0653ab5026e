package dev.latchkey.local.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLogTest {
    private final List<String> problems = new ArrayList<>();

    /** A disk that takes three bytes of what does not fit. */
    private static final class Disk extends OutputStream {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        boolean full;

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            content.write(bytes, offset, full ? Math.min(3, length) : length);
            if (full) {
                throw new FileSystemException(null, null, "No space left on device");
            }
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        String text() {
            return content.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void lines_that_cannot_be_written_are_told_of_once_and_stay_in_memory() {
        Disk disk = new Disk();
        try (FunctionLog log = new FunctionLog("auth.log", disk, problems::add)) {
            log.append(1, null, "one");
            disk.full = true;
            log.append(1, null, "two");
            log.append(1, null, "three");

            assertThat(problems)
                    .containsExactly("The log auth.log cannot be written: no space left on device. "
                            + "The function goes on, and its log as soon as that is over.");
            assertThat(log.lines()).extracting(FunctionLog.Line::text).containsExactly("one", "two", "three");
        }
    }

    @Test
    void the_file_goes_on_when_there_is_room_again_and_says_what_is_missing() {
        Disk disk = new Disk();
        try (FunctionLog log = new FunctionLog("auth.log", disk, problems::add)) {
            disk.full = true;
            log.append(1, null, "one");
            log.append(1, null, "two");
            disk.full = false;
            log.append(1, null, "three");
            log.append(1, null, "four");
            assertThat(disk.text().lines())
                    .containsSubsequence("(2 lines could not be written)", "three", "four")
                    .last()
                    .isEqualTo("four");

            disk.full = true;
            log.append(1, null, "five");
            assertThat(problems).hasSize(2);
        }
    }

    @Test
    void the_log_of_the_run_before_is_kept(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("auth.log");
        for (String text : List.of("first", "second")) {
            try (FunctionLog log = new FunctionLog(file, problems::add)) {
                log.append(1, null, text);
            }
        }
        assertThat(Files.readString(file)).isEqualTo("second\n");
        assertThat(Files.readString(directory.resolve("auth.log.1"))).isEqualTo("first\n");
        assertThat(problems).isEmpty();
    }
}
