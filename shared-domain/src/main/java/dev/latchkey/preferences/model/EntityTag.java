package dev.latchkey.preferences.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entity tag (RFC 9110 section 8.8.3).
 *
 * @param opaque what stands between the quotes
 */
public record EntityTag(boolean weak, String opaque) {
    private static final Pattern VERSIONED = Pattern.compile("(0|[1-9][0-9]{0,17})(?:\\.[0-9a-f]+)?");

    /** The tag of a free-form namespace. */
    public static EntityTag of(Version version) {
        return new EntityTag(false, version.toString());
    }

    /** The tag of a namespace in the catalog, which a release can change without a write. */
    public static EntityTag of(Version version, String fingerprint) {
        return new EntityTag(false, version + "." + fingerprint);
    }

    /** The tag of all namespaces together: weak, since it says nothing of the order of members. */
    public static EntityTag of(Position position, String fingerprint) {
        return new EntityTag(true, position.number() + "." + fingerprint);
    }

    /** The version that this tag names; empty for a tag that Latchkey never gave to a namespace. */
    public Optional<Version> version() {
        var matcher = VERSIONED.matcher(opaque);
        return matcher.matches() ? Optional.of(new Version(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** The tag as it appears in a header. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }
}
