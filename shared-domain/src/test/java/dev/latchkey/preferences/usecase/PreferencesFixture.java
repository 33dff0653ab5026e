package dev.latchkey.preferences.usecase;

import static dev.latchkey.preferences.fake.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.UserId;
import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.preferences.fake.FixedCatalog;
import dev.latchkey.preferences.fake.InMemoryPreferences;
import dev.latchkey.preferences.fake.Templates;
import dev.latchkey.preferences.model.EntityTags;
import dev.latchkey.preferences.model.JsonNumber;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.port.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A user, a catalog that knows one namespace, and short ways to call the use cases on fakes. */
class PreferencesFixture {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Namespace UI = Namespace.of("ui");
    static final Namespace LOOK = Namespace.of("look");

    final InMemoryPreferences store = new InMemoryPreferences();
    final UserId user = new UserId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
    final FixedCatalog catalog = new FixedCatalog();
    PreferencesApp app;

    PreferencesFixture() {
        store.addUser(user);
        release(10);
        app = app(UnaryOperator.identity());
    }

    /** A release of the catalog: sizes may be up to a maximum. */
    final void release(int maximum) {
        var template = Templates.of("{'theme':'system','size':1}")
                .locking("beta", "false")
                .template();
        catalog.with("look", template, noLargerThan(maximum));
    }

    private static Function<JsonObject, List<Violation>> noLargerThan(int maximum) {
        return effective -> effective.member("size").orElseThrow() instanceof JsonNumber(String size)
                        && Integer.parseInt(size) <= maximum
                ? List.of()
                : List.of(new Violation("/size", "maximum", "At most " + maximum + "."));
    }

    final PreferencesApp app(UnaryOperator<PreferencesApp.Builder> changes) {
        return changes.apply(builder(store)).build();
    }

    final PreferencesApp.Builder builder(Documents documents) {
        return PreferencesApp.builder()
                .documents(documents)
                .changes(store)
                .revisions(store)
                .catalog(catalog)
                .unitOfWork(store)
                .clock(() -> NOW)
                .quotas(Quotas.STANDARD);
    }

    final Saved put(Namespace namespace, String values) {
        return app.replaceNamespace().replace(user, namespace, json(values), Precondition.NONE);
    }

    final Saved patch(Namespace namespace, String patch) {
        return app.patchNamespace().patch(user, namespace, json(patch), Precondition.NONE);
    }

    final String shown(Namespace namespace) {
        return app.showNamespace().show(user, namespace).effective().toString();
    }

    final AllView patchAll(String patches) {
        return app.patchAll().patch(user, json(patches), Optional.empty(), Optional.empty());
    }

    static Precondition ifMatch(String header) {
        return Precondition.of(Optional.of(EntityTags.parse(header)), Optional.empty());
    }

    static Failure refusal(FailureCode code, ThrowingCallable call) {
        var thrown = Assertions.catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("a refusal").isNotNull();
        assertThat(thrown.failure().code()).isEqualTo(code);
        return thrown.failure();
    }
}
