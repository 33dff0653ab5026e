package dev.latchkey.preferences.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** A JSON object that keeps the order of its members. */
public final class JsonObject implements JsonValue {
    public static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

    private final SequencedMap<String, JsonValue> members;
    private final int depth;

    public JsonObject(SequencedMap<String, ? extends JsonValue> members) {
        this.members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        this.depth = JsonText.depthAround(this.members.values());
    }

    /** An object with one member. */
    public static JsonObject of(String name, JsonValue value) {
        return EMPTY.with(name, value);
    }

    /** The members in their order, not modifiable. */
    public SequencedMap<String, JsonValue> members() {
        return members;
    }

    public Optional<JsonValue> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** This object with one member set: in its place when it was there, else as the last one. */
    public JsonObject with(String name, JsonValue value) {
        var copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    /** This object without one member. */
    public JsonObject without(String name) {
        var copy = new LinkedHashMap<>(members);
        copy.remove(name);
        return new JsonObject(copy);
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
