package dev.latchkey.preferences.model;

/** The JSON value {@code null}. */
public enum JsonNull implements JsonValue {
    NULL;

    @Override
    public int depth() {
        return 0;
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
