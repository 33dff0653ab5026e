package dev.latchkey.local.stack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says that a test shows, a test of that name shows. */
class NamedTestsTest {
    private static final Pattern JAVA = Pattern.compile("`([A-Z]\\w*(?:Test|Contract))(?:\\.(\\w+))?`");
    private static final Pattern TERRAFORM = Pattern.compile("`(?:infra/tests/)?([\\w/]+\\.tftest\\.hcl)`");
    private static final Pattern CHECKOV = Pattern.compile("(?m)^\\| CKV\\w+ \\|.*\\| ([^|]*) \\|$");
    private static final Pattern REQUIREMENT = Pattern.compile(
            "(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| ([12]) \\| [^|]+ \\| (Met|In part|Open|n/a) \\| [^|]+ \\|$");
    private static final Path TERRAFORM_TESTS = Markdown.ROOT.resolve("infra/tests");

    private static final Map<String, List<Path>> TESTS = tests();

    static List<Markdown> pages() {
        return Markdown.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTestThatAPageNamesExists(Markdown page) throws IOException {
        List<String> missing = new ArrayList<>();
        for (var name : JAVA.matcher(page.text()).results().toList()) {
            List<Path> files = TESTS.getOrDefault(name.group(1) + ".java", List.of());
            String method = name.group(2);
            if (files.isEmpty() || (method != null && !declares(files, method))) {
                missing.add(name.group());
            }
        }
        for (var name : TERRAFORM.matcher(page.text()).results().toList()) {
            if (!Files.exists(TERRAFORM_TESTS.resolve(name.group(1)))) {
                missing.add(name.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTestThatTheTableOfCheckovsRulesNamesExists() {
        List<String> named = CHECKOV.matcher(page("docs/security.md").text())
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", ", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(Files.exists(TERRAFORM_TESTS.resolve(name + ".tftest.hcl"))
                                || Files.exists(TERRAFORM_TESTS.resolve(name)))
                        .as(name)
                        .isTrue());
    }

    /** As many as the standard has in these chapters at levels 1 and 2. */
    @Test
    void everyRequirementOfTheStandardIsJudgedOnceAndWhatIsOpenIsListed() {
        Markdown page = page("docs/asvs.md");
        Set<String> judged = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        for (var row : REQUIREMENT.matcher(page.text()).results().toList()) {
            assertThat(judged.add(row.group(1))).as(row.group(1)).isTrue();
            if (row.group(3).equals("Open") || row.group(3).equals("In part")) {
                open.add(row.group(1));
            }
        }
        String end = page.text().substring(page.text().indexOf("## Open points"));

        assertThat(judged).hasSize(149);
        assertThat(Pattern.compile("(?m)(?<=^\\| |, )\\d+\\.\\d+\\.\\d+")
                        .matcher(end)
                        .results()
                        .map(found -> found.group()))
                .containsExactlyInAnyOrderElementsOf(open);
    }

    private static Markdown page(String path) {
        return Markdown.read(Markdown.ROOT.resolve(path));
    }

    private static Map<String, List<Path>> tests() {
        try (Stream<Path> modules = Files.list(Markdown.ROOT);
                Stream<Path> localModules = Files.list(Markdown.ROOT.resolve("local"))) {
            Map<String, List<Path>> found = new HashMap<>();
            for (Path tests : Stream.concat(modules, localModules)
                    .map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> found.computeIfAbsent(
                                            file.getFileName().toString(), name -> new ArrayList<>())
                                    .add(file));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean declares(List<Path> files, String method) throws IOException {
        for (Path file : files) {
            if (Pattern.compile("void " + method + "\\(")
                    .matcher(Files.readString(file))
                    .find()) {
                return true;
            }
        }
        return false;
    }
}
