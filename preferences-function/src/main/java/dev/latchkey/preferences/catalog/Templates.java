package dev.latchkey.preferences.catalog;

import dev.latchkey.preferences.model.JsonBoolean;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Template;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Reads defaults and locks out of a schema: {@code default} and {@code readOnly} of the schema and of each of its
 * {@code properties}, through references within the file. Whether a value fits is the validator's to say.
 */
final class Templates {
    private final String file;
    private final SchemaFile schemas;
    private final Set<JsonValue> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<JsonValue> recurring = Collections.newSetFromMap(new IdentityHashMap<>());

    private Templates(String file, SchemaFile schemas) {
        this.file = file;
        this.schemas = schemas;
    }

    /**
     * Reads the file's.
     *
     * @throws BrokenCatalog for a default or a lock in properties that contain themselves: there would be no end of it
     */
    static Template of(String file, SchemaFile schemas) {
        return new Templates(file, schemas).read(schemas.root());
    }

    private Template read(JsonValue value) {
        if (!(value instanceof JsonObject schema)) {
            return Template.FREE;
        }
        if (!open.add(schema)) {
            recurring.add(schema);
            return Template.FREE;
        }
        var template = readOnce(schema);
        open.remove(schema);
        if (recurring.contains(schema) && provides(template)) {
            throw new BrokenCatalog(file, "it has a default or readOnly in properties that contain themselves");
        }
        return template;
    }

    private Template readOnce(JsonObject schema) {
        var referred = schemas.referred(schema).map(this::read);
        var members = new LinkedHashMap<>(referred.map(Template::members).orElseGet(LinkedHashMap::new));
        if (schema.member("properties").orElse(JsonObject.EMPTY) instanceof JsonObject properties) {
            properties.members().forEach((name, member) -> members.put(name, read(member)));
        }
        return new Template(
                schema.member("default").or(() -> referred.flatMap(Template::defaultValue)),
                isTrue(schema.member("readOnly"))
                        || referred.map(Template::locked).orElse(false),
                members);
    }

    private static boolean provides(Template template) {
        return template.defaultValue().isPresent()
                || template.locked()
                || template.members().values().stream().anyMatch(Templates::provides);
    }

    private static boolean isTrue(Optional<JsonValue> value) {
        return value.equals(Optional.of(new JsonBoolean(true)));
    }
}
