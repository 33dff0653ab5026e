package dev.latchkey.preferences.model;

/** The JSON values {@code true} and {@code false}. */
public record JsonBoolean(boolean value) implements JsonValue {
    @Override
    public int depth() {
        return 0;
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
