package dev.latchkey.local.stack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A block after {@code <!-- from: path -->} is what stands in that file of the project: the same lines in the same order,
 * indentation apart, with a line of {@code …} wherever something is left out.
 */
class QuotesTest {
    private static final String LEFT_OUT = "…";

    static Stream<Arguments> quotes() {
        return Markdown.pages().stream()
                .flatMap(page -> page.blocks("from").stream()
                        .map(block -> Arguments.of(page, block.argument(), block.content())));
    }

    @ParameterizedTest(name = "{0} quotes {1}")
    @MethodSource("quotes")
    void aQuoteIsWhatStandsInTheFile(Markdown page, String file, String quote) throws IOException {
        Path source = Markdown.ROOT.resolve(file);
        assertThat(source).exists();
        List<String> lines = stripped(Files.readString(source));
        int from = 0;
        for (List<String> part : parts(quote)) {
            int at = Collections.indexOfSubList(lines.subList(from, lines.size()), part);
            assertThat(at)
                    .as("%s, quoted in %s, has no such lines (any more):%n%s", file, page, String.join("\n", part))
                    .isNotNegative();
            from += at + part.size();
        }
    }

    private static List<List<String>> parts(String quote) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : stripped(quote)) {
            if (line.equals(LEFT_OUT)) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(line);
            }
        }
        parts.add(part);
        parts.removeIf(List::isEmpty);
        assertThat(parts).isNotEmpty();
        return parts;
    }

    private static List<String> stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
