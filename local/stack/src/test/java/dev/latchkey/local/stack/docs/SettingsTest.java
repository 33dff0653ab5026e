package dev.latchkey.local.stack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each variable that what is deployed, or a script, reads has a row in docs/settings.md, and no other has. */
class SettingsTest {
    private static final Pattern READ_BY_CODE = Pattern.compile("\"(LATCHKEY_[A-Z_]*[A-Z])\"");
    private static final Pattern RATE_LIMITED = Pattern.compile("@RateLimited\\(\"(\\w+)\"\\)");
    private static final Pattern READ_BY_SCRIPT = Pattern.compile("\\$\\{(LATCHKEY_[A-Z_]+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(LATCHKEY_[A-Z_]+)` \\|");

    @Test
    void everyVariableThatIsReadIsInATableAndNoOther() {
        Set<String> read = new TreeSet<>();
        for (Path module : children(Markdown.ROOT, "(shared-.*|.*-function)")) {
            for (String code : texts(module.resolve("src/main/java"))) {
                READ_BY_CODE.matcher(code).results().forEach(name -> read.add(name.group(1)));
                RATE_LIMITED
                        .matcher(code)
                        .results()
                        .forEach(limit ->
                                read.add("LATCHKEY_RATE_LIMIT_" + limit.group(1).toUpperCase(Locale.ROOT)));
            }
        }
        for (Path script : children(Markdown.ROOT.resolve("infra"), ".*\\.sh")) {
            READ_BY_SCRIPT.matcher(Markdown.read(script).text()).results().forEach(name -> read.add(name.group(1)));
        }

        List<String> told = ROW.matcher(
                        Markdown.read(Markdown.ROOT.resolve("docs/settings.md")).text())
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(read).contains("LATCHKEY_ACCESS_TOKEN_TTL", "LATCHKEY_RATE_LIMIT_LOGIN", "LATCHKEY_TERRAFORM");
        assertThat(told).containsExactlyInAnyOrderElementsOf(read);
    }

    private static List<Path> children(Path folder, String name) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> child.getFileName().toString().matches(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Path folder) {
        try (Stream<Path> files = Files.find(folder, 32, (file, attributes) -> attributes.isRegularFile())) {
            return files.map(file -> Markdown.read(file).text()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
