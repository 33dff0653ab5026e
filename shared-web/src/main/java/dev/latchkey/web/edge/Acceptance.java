package dev.latchkey.web.edge;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a client takes JSON, by its {@code Accept} header (RFC 9110, section 12.5.1). */
final class Acceptance {
    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]++|\"(?:[^\"\\\\]++|\\\\.)*+\"?)++");

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
    private static final Pattern RANGE =
            Pattern.compile("\\s*+(" + TOKEN + ")(?:/(" + TOKEN + "))?+\\s*+(;.*)?", Pattern.DOTALL);

    /** A weight of more than 1, or one that is no number, makes its element one to ignore. */
    private static final Pattern WEIGHT = Pattern.compile("[;\\s]q=\\s*+([^;\\s]*+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("0?(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?");

    private Acceptance() {}

    /** One media range that JSON is of, and how much it is wanted. */
    private record Range(int precedence, boolean wanted) {}

    /**
     * The range that names JSON most exactly decides; of two that do so alike, the one that wants it. What is no media range
     * is ignored, and a header of nothing else is as none: the clients that send such a thing do not mean to be refused.
     */
    static boolean ofJson(Optional<String> accept) {
        var ranges = accept.stream()
                .flatMap(value -> ELEMENT.matcher(value).results())
                .map(MatchResult::group)
                .map(RANGE::matcher)
                .filter(range -> range.matches()
                        && (range.group(2) != null || range.group(1).equals("*")))
                .map(Acceptance::range)
                .flatMap(Optional::stream)
                .toList();
        return ranges.isEmpty()
                || ranges.stream()
                        .filter(range -> range.precedence() >= 0)
                        .max(Comparator.comparingInt(Range::precedence).thenComparing(Range::wanted))
                        .filter(Range::wanted)
                        .isPresent();
    }

    private static Optional<Range> range(MatchResult range) {
        var parameters = Optional.ofNullable(range.group(3)).orElse("");
        var weight = WEIGHT.matcher(parameters);
        var text = weight.find() ? weight.group(1) : "1";
        if (text.isEmpty() || text.equals(".") || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        var wanted = text.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
        return Optional.of(new Range(precedence(range.group(1), range.group(2)), wanted));
    }

    /** Below zero for a range that JSON is not of. */
    private static int precedence(String type, @Nullable String subtype) {
        if (type.equals("*") && (subtype == null || subtype.equals("*"))) {
            return 0;
        }
        if (!type.equalsIgnoreCase("application") || subtype == null) {
            return -1;
        }
        return subtype.equals("*") ? 1 : subtype.equalsIgnoreCase("json") ? 2 : -1;
    }
}
