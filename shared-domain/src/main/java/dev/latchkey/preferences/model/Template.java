package dev.latchkey.preferences.model;

import static java.util.Objects.requireNonNull;

import dev.latchkey.domain.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the catalog provides for one value: its default, whether a user may set it, and the same for the members of an
 * object. Defaults are laid under the user's values when they are read and never stored, so that a release can change
 * them.
 *
 * @param defaultValue what the value is while the user has not set it
 * @param locked whether a user may not set it
 * @param members what is known of an object's members, by name
 */
public record Template(Optional<JsonValue> defaultValue, boolean locked, SequencedMap<String, Template> members) {
    /** Of a value that nothing is known of. */
    public static final Template FREE = new Template(Optional.empty(), false, new LinkedHashMap<>());

    public Template {
        requireNonNull(defaultValue, "defaultValue");
        members = new LinkedHashMap<>(members);
    }

    /**
     * The value while the user has not set it: its default, and the defaults of its members laid under that; empty when
     * there is none.
     */
    public Optional<JsonValue> whenUnset() {
        if (defaultValue.isPresent()) {
            return Optional.of(overlay(defaultValue.get()));
        }
        var object = (JsonObject) overlay(JsonObject.EMPTY);
        return object.members().isEmpty() ? Optional.empty() : Optional.of(object);
    }

    /**
     * The value as it takes effect: the user's members first, in their order, then the defaults of members that the user
     * did not set. What is not an object takes effect as it is.
     */
    public JsonValue overlay(JsonValue values) {
        if (!(values instanceof JsonObject object) || members.isEmpty()) {
            return values;
        }
        var effective = new LinkedHashMap<String, JsonValue>();
        object.members()
                .forEach((name, value) ->
                        effective.put(name, members.getOrDefault(name, FREE).overlay(value)));
        members.forEach((name, template) -> {
            if (!effective.containsKey(name)) {
                template.whenUnset().ifPresent(value -> effective.put(name, value));
            }
        });
        return new JsonObject(effective);
    }

    /**
     * What remains to be stored of values that a user sends: locked ones that only repeat what is in effect anyway are
     * left out, so that a client can send back what it read.
     *
     * @param stored what the user has set so far
     * @param violations receives a {@code preference_locked} for each locked value that the user tries to set
     */
    public JsonObject admit(JsonObject values, JsonObject stored, List<Violation> violations) {
        return admit("", values, stored, violations);
    }

    private JsonObject admit(String pointer, JsonObject values, JsonObject stored, List<Violation> violations) {
        if (members.isEmpty()) {
            return values;
        }
        var admitted = new LinkedHashMap<String, JsonValue>();
        values.members().forEach((name, value) -> {
            var member = members.getOrDefault(name, FREE);
            var before = stored.member(name);
            var here = JsonPointer.child(pointer, name);
            if (member.locked && !before.equals(Optional.of(value))) {
                if (!member.whenUnset().equals(Optional.of(value))) {
                    violations.add(new Violation(here, "preference_locked", "This value cannot be set."));
                }
            } else if (value instanceof JsonObject object) {
                var objectBefore = before.orElse(JsonNull.NULL) instanceof JsonObject known ? known : JsonObject.EMPTY;
                admitted.put(name, member.admit(here, object, objectBefore, violations));
            } else {
                admitted.put(name, value);
            }
        });
        return new JsonObject(admitted);
    }

    /** The locked values that a user has set nevertheless, before they were locked, as JSON Pointers. */
    public List<String> lockedIn(JsonObject stored) {
        var found = new ArrayList<String>();
        lockedIn("", stored, found);
        return found;
    }

    private void lockedIn(String pointer, JsonObject stored, List<String> found) {
        members.forEach((name, member) -> stored.member(name).ifPresent(value -> {
            var here = JsonPointer.child(pointer, name);
            if (member.locked) {
                found.add(here);
            } else if (value instanceof JsonObject object) {
                member.lockedIn(here, object, found);
            }
        }));
    }
}
