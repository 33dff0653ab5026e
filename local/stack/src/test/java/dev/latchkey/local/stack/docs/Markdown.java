package dev.latchkey.local.stack.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the project's documentation. */
record Markdown(Path file, String text) {
    static final Path ROOT =
            Path.of(System.getProperty("latchkey.root")).toAbsolutePath().normalize();

    private static final Set<String> NOT_OURS = Set.of("node_modules", "target", ".latchkey", ".git", ".terraform");
    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```.*?^\\1```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *$");

    /** All pages, wherever they stand. */
    static List<Markdown> pages() {
        try (Stream<Path> files =
                Files.find(ROOT, 8, (file, attributes) -> file.toString().endsWith(".md") && isOurs(file))) {
            return files.sorted().map(Markdown::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Markdown read(Path file) {
        try {
            return new Markdown(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    /** Where its links lead, those in code left out. */
    List<String> links() {
        String prose = CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
        return LINK.matcher(prose).results().map(link -> link.group(1)).toList();
    }

    /** What a link can name after {@code #}: the headings, as GitHub names them, and anchors. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (MatchResult heading :
                HEADING.matcher(FENCE.matcher(text).replaceAll("")).results().toList()) {
            String slug = heading.group(1)
                    .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\-_ ]", "")
                    .replace(' ', '-');
            String unique = slug;
            for (int i = 1; !anchors.add(unique); i++) {
                unique = slug + "-" + i;
            }
        }
        ANCHOR.matcher(text).results().forEach(anchor -> anchors.add(anchor.group(1)));
        return anchors;
    }

    /** The contents of its fenced blocks that follow a comment with this keyword, each with the comment's argument. */
    List<Block> blocks(String keyword) {
        Pattern pattern = Pattern.compile("(?ms)^<!-- " + keyword + ": (\\S+) -->\\n+```(\\w*)\\n(.*?)^```$");
        List<Block> blocks = new ArrayList<>();
        pattern.matcher(text).results().forEach(block -> blocks.add(new Block(block.group(1), block.group(3))));
        return blocks;
    }

    /** A fenced block and what the comment before it says that it is. */
    record Block(String argument, String content) {}

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
