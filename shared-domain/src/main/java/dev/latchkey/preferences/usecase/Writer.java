package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.port.WriteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes one namespace. */
final class Writer {
    private final PreferencesPorts ports;
    private final Admission admission;
    private final Attempts attempts;
    private final Views views;

    Writer(PreferencesPorts ports) {
        this.ports = ports;
        this.admission = new Admission(ports);
        this.attempts = new Attempts(ports.documents(), ports.unitOfWork());
        this.views = new Views(ports.catalog());
    }

    /** Sets the whole of a namespace, whatever is there. One round trip. */
    Saved replace(UserId user, Namespace namespace, JsonObject values, Precondition precondition) {
        var admitted = admission.admit(namespace, values, JsonObject.EMPTY, UnaryOperator.identity());
        return switch (write(user, new Change(namespace, Optional.of(admitted), precondition))) {
            case WriteOutcome.Written written ->
                new Saved(
                        views.showSet(written(namespace, admitted, written)),
                        written.applied().getFirst().created());
            case WriteOutcome.Stale(var current) -> throw Refusals.stale(current);
            case WriteOutcome.OverQuota(var limit) ->
                throw ports.quotas().exceeded(limit).asException();
        };
    }

    /** Takes all values of a namespace back. One round trip. */
    void reset(UserId user, Namespace namespace, Precondition precondition) {
        switch (write(user, new Change(namespace, Optional.empty(), precondition))) {
            case WriteOutcome.Written _ -> {}
            case WriteOutcome.Stale(var current) -> throw Refusals.stale(current);
            case WriteOutcome.OverQuota(var limit) ->
                throw ports.quotas().exceeded(limit).asException();
        }
    }

    /**
     * Sets a namespace to what an edit makes of it, so that no write in between is lost. Two round trips, more when
     * other writes come between.
     *
     * @param pointers from a pointer into the values to one into the request's body
     * @param edit from what is stored to the new values, or to nothing when it can stay as it is; may be called again
     */
    Edited edit(
            UserId user,
            Namespace namespace,
            Precondition precondition,
            UnaryOperator<String> pointers,
            Function<Document, Optional<JsonObject>> edit) {
        return attempts.untilWritten(user, () -> edited(user, namespace, precondition, pointers, edit));
    }

    /**
     * What an edit came to.
     *
     * @param after the same as before where nothing changed
     */
    record Edited(Document before, Document after) {
        boolean created() {
            return before.values().isEmpty() && after.values().isPresent();
        }
    }

    /** Empty when another write came between. */
    private Optional<Edited> edited(
            UserId user,
            Namespace namespace,
            Precondition precondition,
            UnaryOperator<String> pointers,
            Function<Document, Optional<JsonObject>> edit) {
        var stored = ports.documents().find(user, namespace);
        if (!precondition.holdsFor(stored)) {
            throw Refusals.stale(stored.version());
        }
        var values = edit.apply(stored);
        return values.isEmpty()
                ? Optional.of(new Edited(stored, stored))
                : writeOver(user, stored, values.get(), pointers).map(after -> new Edited(stored, after));
    }

    /** Empty when another write came between. */
    private Optional<Document> writeOver(
            UserId user, Document stored, JsonObject values, UnaryOperator<String> pointers) {
        var namespace = stored.namespace();
        var admitted = admission.admit(namespace, values, stored.values().orElse(JsonObject.EMPTY), pointers);
        if (views.showsTheSame(stored, admitted)) {
            return Optional.of(stored);
        }
        var change = new Change(namespace, Optional.of(admitted), Precondition.exactly(stored.version()));
        return switch (write(user, change)) {
            case WriteOutcome.Written written -> Optional.of(written(namespace, admitted, written));
            case WriteOutcome.Stale _ -> Optional.empty();
            case WriteOutcome.OverQuota(var limit) ->
                throw ports.quotas().exceeded(limit).asException();
        };
    }

    private WriteOutcome write(UserId user, Change change) {
        return ports.documents()
                .write(user, List.of(change), Optional.empty(), ports.clock().instant());
    }

    private static Document written(Namespace namespace, JsonObject values, WriteOutcome.Written written) {
        return new Document(namespace, written.applied().getFirst().version(), Optional.of(values));
    }
}
