package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonRules;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Version;
import java.util.Map;

/** The refusals that several use cases share. */
final class Refusals {
    private Refusals() {}

    static FailureException nothingSet(Namespace namespace) {
        return Failure.of(FailureCode.NOT_FOUND, "Nothing is set in the namespace " + namespace + ".")
                .asException();
    }

    static FailureException stale(Version current) {
        return Failure.of(FailureCode.PRECONDITION_FAILED, "The preferences are no longer what the request builds on.")
                .withFacts(Map.of("current_version", current.number()))
                .asException();
    }

    static JsonObject requireObject(JsonValue sent) {
        if (sent instanceof JsonObject object) {
            JsonRules.require(object);
            return object;
        }
        throw Failure.of(FailureCode.VALIDATION_FAILED, "The preferences of a namespace are a JSON object.")
                .asException();
    }
}
