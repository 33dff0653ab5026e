package dev.latchkey.preferences.catalog;

import dev.latchkey.preferences.model.JsonBoolean;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Template;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Reads defaults and locks out of a schema: {@code default} and {@code readOnly} of the schema and of each of its
 * {@code properties}, through references within the file. Whether a value fits is the validator's to say.
 */
final class Templates {
    private final String file;
    private final JsonObject root;

    private Templates(String file, JsonObject root) {
        this.file = file;
        this.root = root;
    }

    static Template of(String file, JsonObject schema) {
        return new Templates(file, schema).read(schema, 0);
    }

    private Template read(JsonValue value, int depth) {
        if (depth > JsonValue.MAX_DEPTH) {
            throw new BrokenCatalog(file, "its properties nest too deep, or refer to themselves");
        }
        if (!(value instanceof JsonObject schema)) {
            return Template.FREE;
        }
        var referred = schema.member("$ref").map(reference -> read(resolve(reference), depth + 1));
        var members = new LinkedHashMap<>(referred.map(Template::members).orElseGet(LinkedHashMap::new));
        if (schema.member("properties").orElse(JsonObject.EMPTY) instanceof JsonObject properties) {
            properties.members().forEach((name, member) -> members.put(name, read(member, depth + 1)));
        }
        return new Template(
                schema.member("default").or(() -> referred.flatMap(Template::defaultValue)),
                isTrue(schema.member("readOnly"))
                        || referred.map(Template::locked).orElse(false),
                members);
    }

    private static boolean isTrue(Optional<JsonValue> value) {
        return value.equals(Optional.of(new JsonBoolean(true)));
    }

    private JsonValue resolve(JsonValue reference) {
        if (!(reference instanceof JsonString(String text)) || !text.startsWith("#/")) {
            throw new BrokenCatalog(file, "its $ref " + reference + " does not lead into the file itself");
        }
        JsonValue target = root;
        for (var step : text.substring(2).split("/", -1)) {
            var name = step.replace("~1", "/").replace("~0", "~");
            target = (target instanceof JsonObject object ? object.member(name) : Optional.<JsonValue>empty())
                    .orElseThrow(() -> new BrokenCatalog(file, "its $ref " + text + " leads nowhere"));
        }
        return target;
    }
}
