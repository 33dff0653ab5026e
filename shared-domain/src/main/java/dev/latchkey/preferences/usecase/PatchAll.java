package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.UserId;
import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.EntityTags;
import dev.latchkey.preferences.model.JsonNull;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonPointer;
import dev.latchkey.preferences.model.JsonRules;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.MergePatch;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Snapshot;
import dev.latchkey.preferences.port.WriteOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies a JSON Merge Patch to each of several namespaces, to all of them or to none; {@code null} resets a namespace.
 * Two round trips, more when other writes come between.
 */
public final class PatchAll {
    private final PreferencesPorts ports;
    private final Admission admission;
    private final Attempts attempts;
    private final Views views;

    public PatchAll(PreferencesPorts ports) {
        this.ports = ports;
        this.admission = new Admission(ports);
        this.attempts = new Attempts(ports.documents(), ports.unitOfWork());
        this.views = new Views(ports.catalog());
    }

    /**
     * Applies the patches. Those without effect make no version.
     *
     * @param ifMatch satisfied by {@code *} alone, when anything is set: the tag of all namespaces is weak
     * @param ifNoneMatch what all namespaces together may not be
     * @return all namespaces after the write
     * @throws dev.latchkey.domain.FailureException as {@link PatchNamespace#patch}, with pointers that begin with the
     *     namespace
     */
    public AllView patch(UserId user, JsonValue body, Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {
        var patches = parse(body);
        return attempts.untilWritten(user, () -> {
            var snapshot = ports.documents().findAll(user);
            requireMatch(snapshot, ifMatch, ifNoneMatch);
            var changes = changes(snapshot, patches);
            return changes.isEmpty() ? Optional.of(views.showAll(snapshot)) : write(user, snapshot, changes);
        });
    }

    /** Those of the patches that change something. All that break their schemas are reported together. */
    private List<Change> changes(Snapshot snapshot, Map<Namespace, JsonValue> patches) {
        var changes = new ArrayList<Change>();
        var violating = new ArrayList<Failure>();
        patches.forEach((namespace, patch) -> {
            try {
                change(snapshot, namespace, patch).ifPresent(changes::add);
            } catch (FailureException refused) {
                if (refused.failure().code() != FailureCode.SCHEMA_VIOLATION) {
                    throw refused;
                }
                violating.add(refused.failure());
            }
        });
        if (!violating.isEmpty()) {
            throw violating
                    .getFirst()
                    .withViolations(violating.stream()
                            .flatMap(failure -> failure.violations().stream())
                            .toList())
                    .asException();
        }
        return changes;
    }

    private Optional<Change> change(Snapshot snapshot, Namespace namespace, JsonValue patch) {
        var stored = snapshot.document(namespace).orElseGet(() -> Document.unset(namespace));
        var values = patched(stored, patch);
        boolean same = values.map(after -> views.showsTheSame(stored, after))
                .orElseGet(() -> stored.values().isEmpty());
        return same ? Optional.empty() : Optional.of(new Change(namespace, values, Precondition.NONE));
    }

    private static Map<Namespace, JsonValue> parse(JsonValue body) {
        if (!(body instanceof JsonObject object)) {
            throw Failure.of(FailureCode.VALIDATION_FAILED, "The body is an object of merge patches by namespace.")
                    .asException();
        }
        JsonRules.require(object);
        var patches = new LinkedHashMap<Namespace, JsonValue>();
        var violations = new ArrayList<Violation>();
        object.members().forEach((name, patch) -> {
            var pointer = JsonPointer.child("", name);
            if (!(patch instanceof JsonObject || patch == JsonNull.NULL)) {
                violations.add(new Violation(
                        pointer, "wrong_type", "A merge patch of a namespace is an object, or null to reset it."));
            }
            try {
                patches.put(Namespace.of(name), patch);
            } catch (FailureException refused) {
                violations.add(new Violation(
                        pointer, "invalid_namespace", refused.failure().detail()));
            }
        });
        if (!violations.isEmpty()) {
            throw Failure.of(
                            FailureCode.VALIDATION_FAILED, violations.getFirst().detail())
                    .withViolations(violations)
                    .asException();
        }
        return patches;
    }

    private void requireMatch(Snapshot snapshot, Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {
        boolean matches =
                ifMatch.map(tags -> tags.any() && snapshot.holdsValues()).orElse(true);
        boolean excluded = ifNoneMatch
                .map(tags -> tags.any() ? snapshot.holdsValues() : tags.cover(views.tag(snapshot)))
                .orElse(false);
        if (!matches || excluded) {
            throw Failure.of(FailureCode.PRECONDITION_FAILED, "The preferences are not what the request builds on.")
                    .withFacts(Map.of("current_etag", views.tag(snapshot).toString()))
                    .asException();
        }
    }

    /** Empty when another write came between. */
    private Optional<AllView> write(UserId user, Snapshot snapshot, List<Change> changes) {
        var outcome = ports.documents()
                .write(
                        user,
                        changes,
                        Optional.of(snapshot.position()),
                        ports.clock().instant());
        return switch (outcome) {
            case WriteOutcome.Written written -> Optional.of(views.showAll(after(snapshot, changes, written)));
            case WriteOutcome.Stale _ -> Optional.empty();
            case WriteOutcome.OverQuota(var limit) ->
                throw ports.quotas().exceeded(limit).asException();
        };
    }

    private Optional<JsonObject> patched(Document document, JsonValue patch) {
        if (patch == JsonNull.NULL) {
            return Optional.empty();
        }
        var namespace = document.namespace();
        var stored = document.values().orElse(JsonObject.EMPTY);
        var values = (JsonObject) MergePatch.apply(stored, patch);
        return Optional.of(admission.admit(
                namespace, values, stored, pointer -> JsonPointer.child("", namespace.name()) + pointer));
    }

    private static Snapshot after(Snapshot before, List<Change> changes, WriteOutcome.Written written) {
        var documents = new LinkedHashMap<Namespace, Document>();
        before.documents().forEach(document -> documents.put(document.namespace(), document));
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            var version = written.applied().get(i).version();
            documents.put(change.namespace(), new Document(change.namespace(), version, change.values()));
        }
        return new Snapshot(written.position(), List.copyOf(documents.values()));
    }
}
