package dev.latchkey.local.stack.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.stack.api.ApiDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Request bodies for a schema: as it has them, with one flaw, or nothing of the kind. */
final class Bodies {
    private static final List<String> NO_BODIES = List.of(
            "",
            " ",
            "{",
            "[",
            "nul",
            "null",
            "[]",
            "1",
            "\"\"",
            "{}",
            "{}{}",
            "{},",
            "\ufeff{}",
            "<a/>",
            "a=b",
            "{'a':1}",
            "{\"a\":NaN}",
            "{\"a\":01}",
            "{\"a\":1e400}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\u0000\"}",
            "{\"a\":\"\t\"}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1,}",
            "{/**/}",
            "[".repeat(33) + "]".repeat(33),
            "[".repeat(9_000),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"a\":" + "9".repeat(15_000) + "}",
            "{\"a\":\"" + "x".repeat(17_000) + "\"}",
            "{\"a\":\"" + "x".repeat(70_000) + "\"}",
            "{\"$ref\":\"#\",\"@class\":\"java.lang.Runtime\"}");

    private final ApiDocument document;

    Bodies(ApiDocument document) {
        this.document = document;
    }

    Arbitrary<String> valid(JsonNode schema) {
        return value("", document.resolve(schema));
    }

    /** A body with one flaw; of schemas that allow anything, anything. */
    Arbitrary<String> nearlyValid(JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        if (!resolved.has("properties")) {
            return Arbitraries.oneOf(
                    Texts.json(3), Texts.object(Texts.hostile().map(Texts::quoted)), Arbitraries.of(NO_BODIES));
        }
        List<String> names = new ArrayList<>();
        resolved.get("properties").fieldNames().forEachRemaining(names::add);
        Arbitrary<String> flaw = Arbitraries.oneOf(
                Texts.hostile().map(Texts::quoted),
                Texts.json(1),
                Arbitraries.of("null", "[]", "{}", "1e400", "\"\\ud800\""));
        Arbitrary<String> one = Combinators.combine(members(resolved), Arbitraries.of(names), flaw)
                .as((members, name, value) -> {
                    Map<String, String> changed = new LinkedHashMap<>(members);
                    changed.put(name, value);
                    return written(changed);
                });
        Arbitrary<String> fewer = Combinators.combine(members(resolved), Arbitraries.of(names))
                .as((members, name) -> {
                    Map<String, String> changed = new LinkedHashMap<>(members);
                    changed.remove(name);
                    return written(changed);
                });
        Arbitrary<String> more = Combinators.combine(members(resolved), Texts.hostile(), flaw)
                .as((members, name, value) ->
                        written(members).replaceFirst("}$", ",").concat(Texts.quoted(name) + ":" + value + "}"));
        Arbitrary<String> twice = members(resolved)
                .map(members -> written(members)
                        .replaceFirst("}$", ",")
                        .concat(written(members).substring(1)));
        return Arbitraries.oneOf(one, fewer, more, twice);
    }

    Arbitrary<String> hostile() {
        return Arbitraries.oneOf(Arbitraries.of(NO_BODIES), Texts.hostile(), Texts.json(3));
    }

    private Arbitrary<String> value(String name, JsonNode schema) {
        if (schema.has("properties")) {
            return members(schema).map(Bodies::written);
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).textValue()
                : schema.path("type").asText();
        return switch (type) {
            case "object" -> Texts.object(Texts.json(2));
            case "string" -> text(name, schema).map(Texts::quoted);
            default -> Texts.json(2);
        };
    }

    private static Arbitrary<String> text(String name, JsonNode schema) {
        return switch (name) {
            case "email" -> Arbitraries.frequency(Tuple.of(3, "<<email>>"), Tuple.of(1, "<<new-email>>"));
            case "password", "current_password" ->
                Arbitraries.frequency(Tuple.of(5, "<<password>>"), Tuple.of(1, "wrong horse 99 staple"));
            case "new_password" ->
                Arbitraries.of("<<password>>", "short", "password1234", "violet anchor 77 breadcrumb");
            case "refresh_token" -> Arbitraries.of("<<refresh>>", "<<old-refresh>>", "<<access>>");
            default ->
                Texts.any()
                        .filter(text -> text.codePoints().allMatch(point -> point >= ' ' && Character.isDefined(point)))
                        .map(text -> "a" + text)
                        .map(text -> text.substring(
                                0,
                                Math.min(text.length(), schema.path("maxLength").asInt(100))));
        };
    }

    private Arbitrary<Map<String, String>> members(JsonNode schema) {
        List<String> names = new ArrayList<>();
        List<Arbitrary<Optional<String>>> values = new ArrayList<>();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
            names.add(property.getKey());
            Arbitrary<String> value = value(property.getKey(), document.resolve(property.getValue()));
            values.add(required.contains(property.getKey()) ? value.map(Optional::of) : value.optional(0.6));
        }
        return Combinators.combine(values).as(all -> {
            Map<String, String> members = new LinkedHashMap<>();
            for (int i = 0; i < all.size(); i++) {
                String name = names.get(i);
                all.get(i).ifPresent(value -> members.put(name, value));
            }
            return members;
        });
    }

    private static String written(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> Texts.quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
