package dev.latchkey.preferences.model;

import java.util.Collection;

/** How JSON values are written: the form that is stored, measured by quotas and sent. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** The value without any white space, numbers as their literals, nothing escaped that need not be. */
    public static String compact(JsonValue value) {
        var text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    /** How many bytes {@link #compact} takes in UTF-8. */
    public static int size(JsonValue value) {
        var text = compact(value);
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private static void append(StringBuilder text, JsonValue value) {
        switch (value) {
            case JsonNull _ -> text.append("null");
            case JsonBoolean(boolean truth) -> text.append(truth);
            case JsonNumber(String literal) -> text.append(literal);
            case JsonString(String string) -> appendQuoted(text, string);
            case JsonArray array -> appendArray(text, array);
            case JsonObject object -> appendObject(text, object);
        }
    }

    private static void appendArray(StringBuilder text, JsonArray array) {
        text.append('[');
        var separator = "";
        for (var element : array.elements()) {
            text.append(separator);
            append(text, element);
            separator = ",";
        }
        text.append(']');
    }

    private static void appendObject(StringBuilder text, JsonObject object) {
        text.append('{');
        var separator = "";
        for (var member : object.members().entrySet()) {
            text.append(separator);
            appendQuoted(text, member.getKey());
            text.append(':');
            append(text, member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private static void appendQuoted(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /** The depth of an object or array around these values. */
    static int depthAround(Collection<? extends JsonValue> values) {
        return 1 + values.stream().mapToInt(JsonValue::depth).max().orElse(0);
    }
}
