package dev.latchkey.preferences.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonPointer;
import dev.latchkey.preferences.model.Template;
import dev.latchkey.preferences.port.KnownNamespace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A namespace whose schema was compiled when the function started. */
record CompiledNamespace(Template template, String fingerprint, Schema schema) implements KnownNamespace {
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

    @Override
    public List<Violation> violations(JsonObject effective) {
        return violations(schema, effective);
    }

    static List<Violation> violations(Schema schema, JsonObject instance) {
        return schema.validate(JsonNodes.of(instance)).stream()
                .map(CompiledNamespace::violation)
                .distinct()
                .toList();
    }

    /** A member that is missing or one too many is what the pointer leads to, not the object around it. */
    private static Violation violation(Error error) {
        var parent = String.valueOf(error.getInstanceLocation());
        var pointer = Optional.ofNullable(error.getProperty())
                .map(name -> JsonPointer.child(parent, name))
                .orElse(parent);
        return new Violation(pointer, snakeCase(error.getKeyword()), sentence(error.getMessage()));
    }

    private static String sentence(String message) {
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
    }

    private static String snakeCase(String keyword) {
        return UPPER_CASE
                .matcher(keyword)
                .replaceAll(letter -> "_" + letter.group().toLowerCase(Locale.ROOT));
    }
}
