package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonPointer;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.UnknownNamespaces;
import dev.latchkey.preferences.port.KnownNamespace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** Decides whether values may be stored: the catalog's locks and schemas, and the size of a namespace. */
final class Admission {
    /** A body has room for thousands, whose answer would be many times its size. */
    private static final int MOST_VIOLATIONS_TOLD = 100;

    private final PreferencesPorts ports;

    Admission(PreferencesPorts ports) {
        this.ports = ports;
    }

    /**
     * What is to be stored of the values.
     *
     * @param stored what the caller builds on: members that it leaves as they are may stay although the catalog has
     *     grown stricter since, so that one old value does not stop every other change
     * @param pointers from a pointer into the values to one into the request's body
     */
    JsonObject admit(Namespace namespace, JsonObject values, JsonObject stored, UnaryOperator<String> pointers) {
        var known = ports.catalog().find(namespace);
        if (known.isEmpty() && ports.unknownNamespaces() == UnknownNamespaces.REJECT) {
            throw Failure.of(FailureCode.NOT_FOUND, "There is no namespace " + namespace + ".")
                    .asException();
        }
        var admitted = known.isEmpty() ? values : admitKnown(known.get(), values, stored, pointers);
        if (JsonText.size(admitted) > ports.quotas().namespaceBytes()) {
            throw ports.quotas().exceeded(Quotas.Limit.NAMESPACE_BYTES).asException();
        }
        return admitted;
    }

    private static JsonObject admitKnown(
            KnownNamespace known, JsonObject values, JsonObject stored, UnaryOperator<String> pointers) {
        var locked = new ArrayList<Violation>();
        var admitted = known.template().admit(values, stored, locked);
        if (!locked.isEmpty()) {
            throw Failure.of(FailureCode.PREFERENCE_LOCKED, "A value cannot be set by users.")
                    .withViolations(translated(locked, pointers))
                    .asException();
        }
        var violations = newViolations(known, admitted, stored);
        if (!violations.isEmpty()) {
            throw Failure.of(FailureCode.SCHEMA_VIOLATION, "A value does not fit the schema of its namespace.")
                    .withViolations(translated(violations, pointers))
                    .asException();
        }
        return admitted;
    }

    private static List<Violation> newViolations(KnownNamespace known, JsonObject admitted, JsonObject stored) {
        var violations = known.violations(Views.effective(known, admitted));
        if (violations.isEmpty() || stored.members().isEmpty()) {
            return violations;
        }
        var before = new HashSet<>(known.violations(Views.effective(known, stored)));
        return violations.stream()
                .filter(violation -> !(before.contains(violation) && untouched(violation, admitted, stored)))
                .toList();
    }

    private static boolean untouched(Violation violation, JsonObject admitted, JsonObject stored) {
        var name = JsonPointer.firstName(violation.pointer());
        return stored.member(name).isPresent() && stored.member(name).equals(admitted.member(name));
    }

    private static List<Violation> translated(List<Violation> violations, UnaryOperator<String> pointers) {
        return violations.stream()
                .limit(MOST_VIOLATIONS_TOLD)
                .map(violation ->
                        new Violation(pointers.apply(violation.pointer()), violation.code(), violation.detail()))
                .toList();
    }
}
