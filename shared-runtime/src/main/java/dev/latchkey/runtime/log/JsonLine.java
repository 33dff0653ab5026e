package dev.latchkey.runtime.log;

/** Writes one JSON object without line breaks, member by member. Not for use by several threads. */
public final class JsonLine {
    private final StringBuilder json = new StringBuilder(512).append('{');
    private boolean first = true;

    public JsonLine text(String name, String value) {
        return name(name).quoted(value).done();
    }

    /** An element of an array. */
    public JsonLine text(String value) {
        return separated().quoted(value).done();
    }

    public JsonLine number(String name, long value) {
        name(name).json.append(value);
        return done();
    }

    /** Rounded to a thousandth. */
    public JsonLine number(String name, double value) {
        name(name);
        return rounded(value);
    }

    /** An element of an array, rounded to a thousandth. */
    public JsonLine number(double value) {
        return separated().rounded(value);
    }

    public JsonLine beginObject(String name) {
        return name(name).open('{');
    }

    public JsonLine beginObject() {
        return separated().open('{');
    }

    public JsonLine endObject() {
        json.append('}');
        return done();
    }

    public JsonLine beginArray(String name) {
        return name(name).open('[');
    }

    public JsonLine beginArray() {
        return separated().open('[');
    }

    public JsonLine endArray() {
        json.append(']');
        return done();
    }

    /** The whole line, without its end. */
    public String end() {
        return json.append('}').toString();
    }

    private JsonLine name(String name) {
        separated().quoted(name);
        json.append(':');
        return this;
    }

    private JsonLine separated() {
        if (!first) {
            json.append(',');
        }
        return this;
    }

    private JsonLine open(char bracket) {
        json.append(bracket);
        first = true;
        return this;
    }

    private JsonLine done() {
        first = false;
        return this;
    }

    private JsonLine rounded(double value) {
        long thousandths = Math.round(value * 1000);
        json.append(thousandths / 1000);
        if (thousandths % 1000 != 0) {
            json.append('.').append(Long.toString(1000 + thousandths % 1000).substring(1));
        }
        return done();
    }

    private JsonLine quoted(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
        return this;
    }
}
