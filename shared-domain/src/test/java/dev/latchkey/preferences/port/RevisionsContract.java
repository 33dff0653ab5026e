package dev.latchkey.preferences.port;

import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Revisions} promises. */
public abstract class RevisionsContract extends PreferencesContract {
    private static Revision revision(long version, String values) {
        return new Revision(new Version(version), Optional.of(object(values)), NOW);
    }

    @Test
    void aNamespaceThatWasNeverSetHasNoVersions() {
        var user = newUser();

        assertThat(revisions().findAll(user, UI)).isEmpty();
        assertThat(revisions().find(user, UI, new Version(1))).isEmpty();
        assertThat(revisions().find(user, UI, Version.NONE)).isEmpty();
    }

    @Test
    void everyChangeIsAVersionNewestFirst() {
        var user = newUser();
        written(user, set(UI, "{'a':1.10}"));
        written(user, reset(UI));
        written(user, set(UI, "{'a':2}"));
        written(user, set(EDITOR, "{}"));

        var deletion = new Revision(new Version(2), Optional.empty(), NOW);
        assertThat(revisions().findAll(user, UI))
                .containsExactly(revision(3, "{'a':2}"), deletion, revision(1, "{'a':1.10}"));
        assertThat(revisions().find(user, UI, new Version(1))).contains(revision(1, "{'a':1.10}"));
        assertThat(revisions().find(user, UI, new Version(2))).contains(deletion);
        assertThat(revisions().find(user, UI, new Version(3))).contains(revision(3, "{'a':2}"));
        assertThat(revisions().find(user, UI, new Version(4))).isEmpty();
    }

    @Test
    void aVersionKnowsWhenItWasMade() {
        var user = newUser();
        var later = Instant.parse("2026-03-02T08:30:00.123456Z");
        written(user, set(UI, "{}"));
        documents().write(user, List.of(set(UI, "{}")), Optional.empty(), later);

        assertThat(revisions().findAll(user, UI))
                .extracting(Revision::changedAt)
                .containsExactly(later, NOW);
    }

    @Test
    void onlyTheLastTwentyAreKept() {
        var user = newUser();
        for (int i = 1; i <= 23; i++) {
            written(user, set(UI, "{'a':" + i + "}"));
        }

        assertThat(revisions().findAll(user, UI))
                .containsExactlyElementsOf(LongStream.iterate(23, i -> i > 3, i -> i - 1)
                        .mapToObj(i -> revision(i, "{'a':" + i + "}"))
                        .toList());
        assertThat(revisions().find(user, UI, new Version(3))).isEmpty();
        assertThat(revisions().find(user, UI, new Version(4))).isPresent();
    }

    @Test
    void aResetThatChangesNothingForgetsNothing() {
        var user = newUser();
        for (int i = 1; i <= 23; i++) {
            written(user, set(UI, "{}"));
        }
        written(user, reset(UI));
        var kept = revisions().findAll(user, UI);
        assertThat(kept).hasSize(Revision.KEPT);

        written(user, reset(UI));
        written(user, reset(UI), set(EDITOR, "{}"));

        assertThat(revisions().findAll(user, UI)).isEqualTo(kept);
    }

    @Test
    void aUserThatIsGoneIsKnownAsSuch() {
        var gone = newUser();
        written(gone, set(UI, "{}"));
        remove(gone);

        assertUserGone(() -> revisions().findAll(gone, UI));
        assertUserGone(() -> revisions().find(gone, UI, new Version(1)));
    }
}
