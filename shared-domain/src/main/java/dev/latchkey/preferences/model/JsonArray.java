package dev.latchkey.preferences.model;

import java.util.List;

/** A JSON array. */
public final class JsonArray implements JsonValue {
    private final List<JsonValue> elements;
    private final int depth;

    public JsonArray(List<? extends JsonValue> elements) {
        this.elements = List.copyOf(elements);
        this.depth = JsonText.depthAround(this.elements);
    }

    public static JsonArray of(JsonValue... elements) {
        return new JsonArray(List.of(elements));
    }

    /** The elements in their order, not modifiable. */
    public List<JsonValue> elements() {
        return elements;
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonArray array && elements.equals(array.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
