package dev.latchkey.preferences.model;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Optional;
import java.util.Set;

/**
 * What has to be true of a namespace for a write to happen. Only versions count: a release that changes the catalog
 * makes no version stale.
 *
 * @param required what If-Match asks for; empty when it asks for nothing
 * @param excluded what If-None-Match rules out; empty when it rules out nothing
 */
public record Precondition(Optional<States> required, Optional<States> excluded) {
    /** The last write wins. */
    public static final Precondition NONE = new Precondition(Optional.empty(), Optional.empty());

    /**
     * A set of states that a namespace can be in.
     *
     * @param anyValues {@code *}: whatever the user has set, as opposed to nothing
     * @param versions exactly these versions, deletions included
     */
    public record States(boolean anyValues, Set<Version> versions) {
        public States {
            versions = Set.copyOf(versions);
        }

        public boolean include(Document current) {
            return versions.contains(current.version())
                    || (anyValues && current.values().isPresent());
        }
    }

    /** The namespace is still what it was. */
    public static Precondition exactly(Version version) {
        return new Precondition(Optional.of(new States(false, Set.of(version))), Optional.empty());
    }

    /** What the two headers ask for, each where it is there. */
    public static Precondition of(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {
        return new Precondition(
                ifMatch.map(tags -> new States(tags.any(), tags.strongVersions().collect(toUnmodifiableSet()))),
                ifNoneMatch.map(tags -> new States(tags.any(), tags.versions().collect(toUnmodifiableSet()))));
    }

    public boolean holdsFor(Document current) {
        return required.map(states -> states.include(current)).orElse(true)
                && !excluded.map(states -> states.include(current)).orElse(false);
    }
}
