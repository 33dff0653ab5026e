package dev.latchkey.preferences.catalog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.google.re2j.Pattern;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The formats that texts of a catalog are held to. The texts are a client's: each check is linear in their length and
 * needs no stack that grows with it.
 */
final class Formats {
    /** What JSON Schema has beyond {@link #ASSERTED}: an annotation for clients, as it is there by default. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "idn-email",
            "idn-hostname",
            "iri",
            "iri-reference",
            "relative-json-pointer",
            "uri-reference",
            "uri-template");

    /** By name. */
    static final Map<String, Format> ASSERTED = List.<Format>of(
                    new Checked("date", Times::isDate),
                    new Checked("date-time", Times::isDateTime),
                    new Checked("time", Times::isTime),
                    new Checked("duration", matches(Grammar.DURATION)),
                    new Checked("email", matches(Grammar.EMAIL)),
                    new Checked("uri", matches(Grammar.URI)),
                    new Checked("uuid", matches(Grammar.UUID)),
                    new Checked("ipv4", matches(Grammar.IPV4)),
                    new Checked("ipv6", matches(Grammar.IPV6)),
                    new Checked("hostname", Formats::isHostname),
                    new Checked("regex", Regexes::isRegex),
                    new Checked("json-pointer", matches(Grammar.JSON_POINTER)),
                    new Checked("time-zone", Set.copyOf(ZoneRulesProvider.getAvailableZoneIds())::contains),
                    new Checked("language-tag", matches(Grammar.LANGUAGE_TAG)))
            .stream()
            .collect(toUnmodifiableMap(Format::getName, Function.identity()));

    private static final int MAX_HOSTNAME = 253;
    private static final Predicate<String> LABELS = matches(Grammar.HOSTNAME);

    private Formats() {}

    private record Checked(String name, Predicate<String> rule) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String text) {
            return rule.test(text);
        }
    }

    /** Whether a catalog may name this format. */
    static boolean knows(String name) {
        return ASSERTED.containsKey(name) || ANNOTATIONS.contains(name);
    }

    private static boolean isHostname(String text) {
        return text.length() <= MAX_HOSTNAME && LABELS.test(text);
    }

    private static Predicate<String> matches(String grammar) {
        var pattern = Pattern.compile(grammar);
        return text -> pattern.matcher(text).matches();
    }
}
