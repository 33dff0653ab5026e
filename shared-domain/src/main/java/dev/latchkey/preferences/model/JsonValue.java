package dev.latchkey.preferences.model;

/**
 * An immutable JSON value (RFC 8259) that keeps what was written: a number its literal text, an object the order of its
 * members. What a client may send of it is said by {@link JsonRules}.
 *
 * <p>Equality is JSON's: the order of members does not count. Numbers are equal when their texts are, so that
 * {@code 1.0} and {@code 1.00} differ.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
    /** How deep objects and arrays may lie inside each other in what a client sends, the outermost counted. */
    int MAX_DEPTH = 32;

    /** How deep objects and arrays are nested here, including this one; 0 for any other value. */
    int depth();
}
