package dev.latchkey.local.stack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.config.Setting;
import dev.latchkey.runtime.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** There is one list of settings, in the code: docs/settings.md repeats it, and nothing else is read or handed on. */
class SettingsTest {
    private static final Pattern READ_PAST_THE_LIST = Pattern.compile(
            "\"LATCHKEY_[A-Z]|@ConfigProperty\\(name = \"latchkey\\.(?!web\\.max-body-bytes)|System\\.getenv\\(\"");
    private static final Pattern NAME = Pattern.compile("\\bLATCHKEY_[A-Z][A-Z_]*[A-Z]\\b");
    private static final Pattern READ_BY_SCRIPT = Pattern.compile("\\$\\{(LATCHKEY_[A-Z_]+)");
    private static final String TERRAFORM = "What Terraform sets";

    @Test
    void the_tables_of_the_page_are_those_of_the_code() {
        String page = Markdown.read(Markdown.ROOT.resolve("docs/settings.md")).text();

        Settings.inTables()
                .forEach((heading, settings) -> assertThat(rows(page, heading))
                        .as(heading)
                        .containsExactlyElementsOf(settings.stream()
                                .map(setting -> "| " + String.join(" | ", setting.row()) + " |")
                                .toList()));
    }

    @Test
    void no_function_reads_a_setting_past_the_list() {
        for (Path module : children(Markdown.ROOT, "(shared-.*|.*-function)")) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                                .filter(file -> READ_PAST_THE_LIST
                                        .matcher(Markdown.read(file).text())
                                        .find()))
                        .isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void what_scripts_read_is_in_their_table() {
        Set<String> read = new TreeSet<>();
        Stream<Path> scripts = Stream.of(
                        children(Markdown.ROOT.resolve("infra"), ".*\\.sh"),
                        children(Markdown.ROOT.resolve(".ci"), ".*"),
                        List.of(Markdown.ROOT.resolve("latchkey")))
                .flatMap(List::stream);
        scripts.forEach(script -> READ_BY_SCRIPT
                .matcher(Markdown.read(script).text())
                .results()
                .forEach(name -> read.add(name.group(1))));

        assertThat(read).containsExactlyInAnyOrderElementsOf(names("What the scripts read"));
    }

    @Test
    void what_terraform_and_compose_set_is_known() {
        assertThat(named("infra/functions.tf")).hasSizeGreaterThan(5).isSubsetOf(names(TERRAFORM));
        assertThat(named("docker-compose.yml")).isNotEmpty().isSubsetOf(names(TERRAFORM));
    }

    @Test
    void what_terraform_sets_cannot_be_set_beside_it() {
        String variables =
                Markdown.read(Markdown.ROOT.resolve("infra/variables.tf")).text();

        assertThat(names(TERRAFORM))
                .allMatch(name -> name.startsWith("LATCHKEY_DB_") || variables.contains("\"" + name + "\""));
    }

    private static List<String> rows(String page, String heading) {
        return page.substring(page.indexOf("## " + heading))
                .lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static List<String> names(String table) {
        return Settings.inTables().getOrDefault(table, List.of()).stream()
                .map(Setting::name)
                .toList();
    }

    private static Set<String> named(String file) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(Markdown.read(Markdown.ROOT.resolve(file)).text())
                .results()
                .forEach(name -> names.add(name.group()));
        return names;
    }

    private static List<Path> children(Path folder, String name) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> child.getFileName().toString().matches(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
