package dev.latchkey.preferences.fake;

import dev.latchkey.preferences.model.JsonArray;
import dev.latchkey.preferences.model.JsonBoolean;
import dev.latchkey.preferences.model.JsonNull;
import dev.latchkey.preferences.model.JsonNumber;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads JSON that a test wrote itself, with single or double quotes and without escapes. Not for input of others: it
 * trusts what it reads.
 */
public final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    public static JsonValue json(String text) {
        return new Json(text).value();
    }

    public static JsonObject object(String text) {
        return (JsonObject) json(text);
    }

    private JsonValue value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"', '\'' -> new JsonString(string());
            default -> literal();
        };
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',' || text.charAt(at) == ':') {
            at++;
        }
        return text.charAt(at);
    }

    private JsonObject object() {
        var members = new LinkedHashMap<String, JsonValue>();
        at++;
        while (peek() != '}') {
            var name = string();
            members.put(name, value());
        }
        at++;
        return new JsonObject(members);
    }

    private JsonArray array() {
        var elements = new ArrayList<JsonValue>();
        at++;
        while (peek() != ']') {
            elements.add(value());
        }
        at++;
        return new JsonArray(elements);
    }

    private String string() {
        int end = text.indexOf(text.charAt(at), at + 1);
        var string = text.substring(at + 1, end);
        at = end + 1;
        return string;
    }

    private JsonValue literal() {
        int start = at;
        while (Character.isLetterOrDigit(current()) || "+-.".indexOf(current()) >= 0) {
            at++;
        }
        var literal = text.substring(start, at);
        return switch (literal) {
            case "null" -> JsonNull.NULL;
            case "true" -> new JsonBoolean(true);
            case "false" -> new JsonBoolean(false);
            default -> new JsonNumber(literal);
        };
    }

    private char current() {
        return at < text.length() ? text.charAt(at) : ' ';
    }
}
