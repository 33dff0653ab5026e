package dev.latchkey.preferences.catalog;

import dev.latchkey.preferences.model.JsonArray;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonPointer;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas within one file of the catalog, and what they refer to: each other. A reference out of the file is refused
 * with its place, since nothing is ever fetched; so are other dialects, and formats that nobody would check.
 */
final class SchemaFile {
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final URI CATALOG = URI.create("https://catalog.latchkey.invalid/");
    private static final Set<String> SCHEMAS = Set.of(
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> MAPS =
            Set.of("$defs", "definitions", "dependentSchemas", "patternProperties", "properties");

    private final String file;
    private final JsonObject root;
    private final URI base;
    private final Map<String, JsonValue> byId = new HashMap<>();
    private final IdentityHashMap<JsonValue, URI> baseOf = new IdentityHashMap<>();
    private final Deque<Reference> unchecked = new ArrayDeque<>();

    private record Reference(String pointer, URI base, String text) {}

    private SchemaFile(String file, JsonObject root) {
        this.file = file;
        this.root = root;
        this.base = CATALOG.resolve(file);
    }

    /**
     * Looks through a file.
     *
     * @throws BrokenCatalog that names the place
     */
    static SchemaFile of(String file, JsonObject root) {
        var schemas = new SchemaFile(file, root);
        schemas.byId.put(schemas.base.toString(), root);
        schemas.index(root, schemas.base, "");
        while (!schemas.unchecked.isEmpty()) {
            schemas.follow(schemas.unchecked.pop());
        }
        return schemas;
    }

    /** What is referred to is a schema wherever it is, also where none is expected. */
    private void follow(Reference reference) {
        var target = resolve(reference.pointer(), reference.base(), reference.text());
        var resource = URI.create(withoutFragment(target));
        var place = resource.equals(base) && target.getFragment() != null ? target.getFragment() : reference.pointer();
        index(find(reference), resource, place);
    }

    JsonObject root() {
        return root;
    }

    /** By which the validator knows the file. */
    URI base() {
        return base;
    }

    /** What a schema's {@code $ref} refers to. */
    Optional<JsonValue> referred(JsonObject schema) {
        return text(schema, "$ref").map(text -> find(new Reference("", baseOf.getOrDefault(schema, base), text)));
    }

    private void index(JsonValue value, URI outer, String pointer) {
        if (!(value instanceof JsonObject schema) || baseOf.containsKey(schema)) {
            return;
        }
        var own = text(schema, "$id")
                .map(id -> resolve(pointer + "/$id", outer, id))
                .orElse(outer);
        text(schema, "$id").ifPresent(_ -> byId.put(withoutFragment(own), schema));
        baseOf.put(schema, own);
        for (var anchor : List.of("$anchor", "$dynamicAnchor")) {
            text(schema, anchor).ifPresent(name -> byId.put(withoutFragment(own) + "#" + name, schema));
        }
        for (var keyword : List.of("$ref", "$dynamicRef")) {
            text(schema, keyword).ifPresent(text -> unchecked.add(new Reference(pointer + "/" + keyword, own, text)));
        }
        text(schema, "$schema").filter(dialect -> !dialect.equals(DIALECT)).ifPresent(dialect -> {
            throw broken(pointer + "/$schema", dialect + " is not " + DIALECT);
        });
        text(schema, "format").filter(format -> !Formats.knows(format)).ifPresent(format -> {
            throw broken(pointer + "/format", "there is no format " + format);
        });
        schema.members().forEach((keyword, member) -> indexBelow(keyword, member, own, pointer + "/" + keyword));
    }

    private void indexBelow(String keyword, JsonValue member, URI own, String pointer) {
        if (SCHEMAS.contains(keyword)) {
            index(member, own, pointer);
        } else if (LISTS.contains(keyword) && member instanceof JsonArray list) {
            int index = 0;
            for (var element : list.elements()) {
                index(element, own, pointer + "/" + index++);
            }
        } else if (MAPS.contains(keyword) && member instanceof JsonObject map) {
            map.members().forEach((name, schema) -> index(schema, own, JsonPointer.child(pointer, name)));
        }
    }

    private JsonValue find(Reference reference) {
        var target = resolve(reference.pointer(), reference.base(), reference.text());
        var resource = byId.get(withoutFragment(target));
        if (resource == null) {
            throw broken(reference.pointer(), reference.text() + " leads out of the file, and nothing is fetched");
        }
        var fragment = Optional.ofNullable(target.getFragment()).orElse("");
        var found = fragment.isEmpty() || fragment.startsWith("/")
                ? step(resource, fragment)
                : Optional.ofNullable(byId.get(withoutFragment(target) + "#" + fragment));
        return found.orElseThrow(() -> broken(reference.pointer(), reference.text() + " leads nowhere"));
    }

    private static Optional<JsonValue> step(JsonValue from, String pointer) {
        Optional<JsonValue> target = Optional.of(from);
        for (var rest = pointer; !rest.isEmpty() && target.isPresent(); ) {
            var name = JsonPointer.firstName(rest);
            target = target.flatMap(value -> child(value, name));
            int next = rest.indexOf('/', 1);
            rest = next < 0 ? "" : rest.substring(next);
        }
        return target;
    }

    private static Optional<JsonValue> child(JsonValue value, String name) {
        return switch (value) {
            case JsonObject object -> object.member(name);
            case JsonArray array ->
                name.matches("0|[1-9][0-9]{0,8}")
                                && Integer.parseInt(name) < array.elements().size()
                        ? Optional.of(array.elements().get(Integer.parseInt(name)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A URN has no parts that a relative reference could replace, and a fragment belongs to any URI. */
    private URI resolve(String pointer, URI from, String reference) {
        try {
            return reference.startsWith("#")
                    ? new URI(withoutFragment(from) + reference)
                    : from.resolve(new URI(reference));
        } catch (URISyntaxException e) {
            throw broken(pointer, reference + " is no reference to a schema", e);
        }
    }

    private static String withoutFragment(URI uri) {
        var text = uri.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    private static Optional<String> text(JsonObject schema, String keyword) {
        return schema.member(keyword)
                .flatMap(value -> value instanceof JsonString(String text) ? Optional.of(text) : Optional.empty());
    }

    private BrokenCatalog broken(String pointer, String what) {
        return new BrokenCatalog(file, "at \"" + pointer + "\": " + what);
    }

    private BrokenCatalog broken(String pointer, String what, URISyntaxException cause) {
        return new BrokenCatalog(file, "at \"" + pointer + "\": " + what, cause);
    }
}
