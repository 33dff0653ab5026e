package dev.latchkey.local.stack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {
    static List<Markdown> pages() {
        return Markdown.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkWithinTheProjectLeadsSomewhere(Markdown page) {
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            if (!link.matches("(https?|mailto):.*") && !leadsSomewhere(page, link)) {
                broken.add(link);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageOfTheDocumentationIsLinkedFromAnother() {
        List<Path> linked = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            for (String link : page.links()) {
                Path target = target(page, link);
                linked.add(Files.isDirectory(target) ? target.resolve("README.md") : target);
                // A folder's pages are found by whoever opens it.
                linked.add(target.resolve("*"));
            }
        }
        assertThat(Markdown.pages())
                .filteredOn(page -> page.file().startsWith(Markdown.ROOT.resolve("docs")))
                .filteredOn(page -> !linked.contains(page.file())
                        && !linked.contains(page.file().resolveSibling("*")))
                .isEmpty();
    }

    private static boolean leadsSomewhere(Markdown page, String link) {
        Path target = target(page, link);
        int hash = link.indexOf('#');
        return target.startsWith(Markdown.ROOT)
                && Files.exists(target)
                && (hash < 0
                        || !target.toString().endsWith(".md")
                        || Markdown.read(target).anchors().contains(link.substring(hash + 1)));
    }

    private static Path target(Markdown page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }
}
