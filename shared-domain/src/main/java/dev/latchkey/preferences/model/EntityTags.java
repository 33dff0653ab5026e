package dev.latchkey.preferences.model;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110 section 13.1).
 *
 * @param any whether it is {@code *}
 * @param listed the tags otherwise, possibly ones that are not Latchkey's
 */
public record EntityTags(boolean any, List<EntityTag> listed) {
    /** Empty elements of a list are to be read over (RFC 9110 section 5.6.1.2). */
    private static final Pattern LIST =
            Pattern.compile("[ \t,]*+(?:(?:W/)?+\"[\\x21\\x23-\\x7E\\x80-\\uFFFF]*+\"[ \t]*+(?:,[ \t,]*+|$))++");

    private static final Pattern TAG = Pattern.compile("(W/)?+\"([^\"]*+)\"");

    public EntityTags {
        listed = List.copyOf(listed);
    }

    /**
     * Reads a header's value; those of several headers of one name are joined by commas before.
     *
     * @throws dev.latchkey.domain.FailureException with {@code validation_failed} for what is neither {@code *} nor a
     *     list of tags: to ignore the condition would be to write what the caller wanted guarded
     */
    public static EntityTags parse(String header) {
        if (header.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        if (!LIST.matcher(header).matches()) {
            throw Failure.of(
                            FailureCode.VALIDATION_FAILED,
                            "If-Match and If-None-Match take * or a list of entity tags in double quotes.")
                    .asException();
        }
        return new EntityTags(
                false,
                TAG.matcher(header)
                        .results()
                        .map(tag -> new EntityTag(tag.group(1) != null, tag.group(2)))
                        .toList());
    }

    /** Whether these cover a representation that has this tag, by the weak comparison that If-None-Match asks for. */
    public boolean cover(EntityTag current) {
        return any || listed.stream().anyMatch(tag -> tag.opaque().equals(current.opaque()));
    }

    /** Whether these name a version that something has, by the strong comparison that If-Match asks for. */
    public boolean match(Version current) {
        return any || strongVersions().anyMatch(current::equals);
    }

    /** The versions named by strong tags, which are the only ones that If-Match counts. */
    Stream<Version> strongVersions() {
        return listed.stream().filter(tag -> !tag.weak()).flatMap(tag -> tag.version().stream());
    }

    /** The versions named by any tag. */
    Stream<Version> versions() {
        return listed.stream().flatMap(tag -> tag.version().stream());
    }
}
