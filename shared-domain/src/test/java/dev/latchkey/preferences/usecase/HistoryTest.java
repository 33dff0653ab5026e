package dev.latchkey.preferences.usecase;

import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest extends PreferencesFixture {
    private ChangeList changes(Optional<String> cursor) {
        return app.listChanges().list(user, cursor);
    }

    @Test
    void versionsAreListedWithWhatTheUserSet() {
        put(LOOK, "{'size':2}");
        app.resetNamespace().reset(user, LOOK, Precondition.NONE);

        assertThat(app.listVersions().list(user, LOOK))
                .containsExactly(
                        new Revision(new Version(2), Optional.empty(), NOW),
                        new Revision(new Version(1), Optional.of(object("{'size':2}")), NOW));
    }

    @Test
    void anEarlierVersionBecomesTheNewest() {
        put(UI, "{'a':1.10}");
        put(UI, "{'a':2}");

        var saved = app.restoreVersion().restore(user, UI, new Version(1), Precondition.NONE);

        assertThat(saved.orElseThrow().view().version()).isEqualTo(new Version(3));
        assertThat(shown(UI)).isEqualTo("{\"a\":1.10}");
    }

    @Test
    void restoringADeletionResets() {
        put(UI, "{'a':1}");
        app.resetNamespace().reset(user, UI, Precondition.NONE);
        put(UI, "{'a':2}");

        assertThat(app.restoreVersion().restore(user, UI, new Version(2), Precondition.NONE))
                .isEmpty();
        refusal(FailureCode.NOT_FOUND, () -> shown(UI));
    }

    @Test
    void aVersionThatIsNotKeptCannotBeRestored() {
        put(UI, "{}");

        refusal(FailureCode.NOT_FOUND, () -> app.restoreVersion().restore(user, UI, new Version(2), Precondition.NONE));
    }

    @Test
    void aVersionThatFitsNoLongerCannotBeRestored() {
        put(LOOK, "{'size':9}");
        put(LOOK, "{'size':1}");
        release(5);

        refusal(
                FailureCode.SCHEMA_VIOLATION,
                () -> app.restoreVersion().restore(user, LOOK, new Version(1), Precondition.NONE));
    }

    @Test
    void restoringHonoursAPrecondition() {
        put(UI, "{'a':1}");
        put(UI, "{'a':2}");

        refusal(
                FailureCode.PRECONDITION_FAILED,
                () -> app.restoreVersion().restore(user, UI, new Version(1), ifMatch("\"1\"")));
    }

    @Test
    void changesAreListedAsReadingShowsThem() {
        put(LOOK, "{'size':2}");
        put(UI, "{}");
        app.resetNamespace().reset(user, UI, Precondition.NONE);

        var page = changes(Optional.empty());

        assertThat(page.entries())
                .containsExactly(
                        new ChangeList.Entry(
                                LOOK,
                                new Version(1),
                                Optional.of(object("{'size':2,'theme':'system','beta':false}")),
                                NOW),
                        new ChangeList.Entry(UI, new Version(2), Optional.empty(), NOW));
        assertThat(page.more()).isFalse();
        assertThat(changes(Optional.of(page.cursor()))).isEqualTo(new ChangeList(List.of(), page.cursor(), false));
    }

    @Test
    void aCursorLeadsFromPageToPage() {
        var names = new ArrayList<String>();
        for (int i = 0; i < 150; i++) {
            var namespace = Namespace.of("n" + i);
            put(namespace, "{}");
            names.add(namespace.name());
            if (i >= 50) {
                app.resetNamespace().reset(user, namespace, Precondition.NONE);
            }
        }

        var seen = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        ChangeList page;
        do {
            page = changes(cursor);
            page.entries().forEach(entry -> seen.add(entry.namespace().name()));
            cursor = Optional.of(page.cursor());
        } while (page.more());

        assertThat(seen).isEqualTo(names);
    }

    @Test
    void aCursorThatTheUserWasNotGivenIsRefused() {
        refusal(FailureCode.VALIDATION_FAILED, () -> changes(Optional.of("x")));
        put(UI, "{}");
        var ahead = changes(Optional.empty()).cursor();
        store.removeUser(user);
        store.addUser(user);
        refusal(FailureCode.VALIDATION_FAILED, () -> changes(Optional.of(ahead)));
    }
}
