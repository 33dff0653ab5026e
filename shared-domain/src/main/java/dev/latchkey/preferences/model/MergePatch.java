package dev.latchkey.preferences.model;

import java.util.LinkedHashMap;

/** JSON Merge Patch (RFC 7396). */
public final class MergePatch {
    private MergePatch() {}

    /**
     * The target with the patch applied. Members that stay keep their places; new ones follow in the patch's order. The
     * result of two values within the depth limit is within it too.
     */
    public static JsonValue apply(JsonValue target, JsonValue patch) {
        if (!(patch instanceof JsonObject changes)) {
            return patch;
        }
        var result = new LinkedHashMap<>((target instanceof JsonObject object ? object : JsonObject.EMPTY).members());
        changes.members().forEach((name, change) -> {
            if (change == JsonNull.NULL) {
                result.remove(name);
            } else {
                result.put(name, apply(result.getOrDefault(name, JsonNull.NULL), change));
            }
        });
        return new JsonObject(result);
    }
}
