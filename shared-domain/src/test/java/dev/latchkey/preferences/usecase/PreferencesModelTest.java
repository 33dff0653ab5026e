package dev.latchkey.preferences.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.PreferencesApp;
import dev.latchkey.preferences.fake.FixedCatalog;
import dev.latchkey.preferences.fake.InMemoryPreferences;
import dev.latchkey.preferences.fake.JsonArbitraries;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.MergePatch;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PreferencesModelTest {
    private static final Namespace UI = Namespace.of("ui");

    /** One write: a new whole when {@code replace}, else a patch. */
    record Step(boolean replace, JsonObject body) {}

    @Property(tries = 300)
    void whatIsReadIsWhatTheWritesMake(@ForAll("steps") List<Step> steps) {
        var store = new InMemoryPreferences();
        var user = new UserId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
        store.addUser(user);
        var app = PreferencesApp.builder()
                .documents(store)
                .changes(store)
                .revisions(store)
                .catalog(new FixedCatalog())
                .unitOfWork(store)
                .clock(() -> Instant.EPOCH)
                .build();
        JsonValue model = JsonObject.EMPTY;
        long version = 0;
        for (var step : steps) {
            var saved = step.replace()
                    ? app.replaceNamespace().replace(user, UI, step.body(), Precondition.NONE)
                    : app.patchNamespace().patch(user, UI, step.body(), Precondition.NONE);
            var before = model;
            model = step.replace() ? step.body() : MergePatch.apply(model, step.body());
            if (version == 0 || !model.toString().equals(before.toString())) {
                version++;
            }

            assertThat(saved.view().effective()).hasToString(model.toString());
            assertThat(saved.view()).isEqualTo(app.showNamespace().show(user, UI));
            assertThat(saved.view().version()).isEqualTo(new Version(version));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(true, false, false), JsonArbitraries.objects())
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
