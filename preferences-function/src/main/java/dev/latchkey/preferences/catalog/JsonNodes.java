package dev.latchkey.preferences.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.preferences.model.JsonArray;
import dev.latchkey.preferences.model.JsonBoolean;
import dev.latchkey.preferences.model.JsonNull;
import dev.latchkey.preferences.model.JsonNumber;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The domain's values as the tree that the validator reads. No number becomes a double. */
final class JsonNodes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonNodes() {}

    static JsonNode of(JsonValue value) {
        return switch (value) {
            case JsonNull _ -> NODES.nullNode();
            case JsonBoolean(boolean truth) -> NODES.booleanNode(truth);
            case JsonString(String text) -> NODES.textNode(text);
            case JsonNumber(String literal) -> number(literal);
            case JsonArray array -> {
                var node = NODES.arrayNode(array.elements().size());
                array.elements().forEach(element -> node.add(of(element)));
                yield node;
            }
            case JsonObject object -> {
                var node = NODES.objectNode();
                object.members().forEach((name, member) -> node.set(name, of(member)));
                yield node;
            }
        };
    }

    private static JsonNode number(String literal) {
        boolean isWhole = literal.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        if (isWhole) {
            return BigIntegerNode.valueOf(new BigInteger(literal));
        }
        return DecimalNode.valueOf(Double.parseDouble(literal) == 0 ? nearZero(literal) : new BigDecimal(literal));
    }

    /**
     * Zero, or what is too small for a double: its exponent may be one that no BigDecimal takes, or takes an age to reckon
     * with. For a schema it is as near to zero as a double comes.
     */
    private static BigDecimal nearZero(String literal) {
        boolean isZero = literal.chars().takeWhile(c -> c != 'e' && c != 'E').noneMatch(c -> c >= '1' && c <= '9');
        return isZero
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(literal.startsWith("-") ? -Double.MIN_VALUE : Double.MIN_VALUE);
    }
}
