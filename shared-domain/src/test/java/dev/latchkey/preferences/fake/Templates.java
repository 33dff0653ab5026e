package dev.latchkey.preferences.fake;

import static dev.latchkey.preferences.fake.Json.json;

import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Template;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Templates out of an object of defaults, as short as a test wants them. */
public final class Templates {
    private Template template;

    private Templates(Template template) {
        this.template = template;
    }

    /** Every member of an object is known, with its value as the default. */
    public static Templates of(String defaults) {
        return new Templates(template(json(defaults)));
    }

    /** Locks a member, given by its name or by a pointer, at a default. */
    public Templates locking(String member, String defaultValue) {
        var path = member.startsWith("/") ? member.substring(1) : member;
        template = locked(template, path, json(defaultValue));
        return this;
    }

    public Template template() {
        return template;
    }

    private static Template template(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return new Template(Optional.of(value), false, new LinkedHashMap<>());
        }
        var members = new LinkedHashMap<String, Template>();
        object.members().forEach((name, member) -> members.put(name, template(member)));
        return new Template(Optional.empty(), false, members);
    }

    private static Template locked(Template template, String path, JsonValue value) {
        var members = new LinkedHashMap<>(template.members());
        int slash = path.indexOf('/');
        if (slash < 0) {
            members.put(path, new Template(Optional.of(value), true, new LinkedHashMap<>()));
        } else {
            var name = path.substring(0, slash);
            members.put(name, locked(members.getOrDefault(name, Template.FREE), path.substring(slash + 1), value));
        }
        return new Template(template.defaultValue(), template.locked(), members);
    }
}
