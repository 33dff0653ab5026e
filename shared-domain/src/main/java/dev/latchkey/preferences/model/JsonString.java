package dev.latchkey.preferences.model;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {
    @Override
    public int depth() {
        return 0;
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
