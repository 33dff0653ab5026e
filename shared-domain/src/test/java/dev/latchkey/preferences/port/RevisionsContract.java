package dev.latchkey.preferences.port;

import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
        documents().write(user, List.of(set(UI, "{'a':1}")), Optional.empty(), later);

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
            written(user, set(UI, "{'a':" + i + "}"));
        }
        written(user, reset(UI));
        var kept = revisions().findAll(user, UI);
        assertThat(kept).hasSize(Revision.KEPT);

        written(user, reset(UI));
        written(user, reset(UI), set(EDITOR, "{}"));

        assertThat(revisions().findAll(user, UI)).isEqualTo(kept);
    }

    @Test
    void earlierVersionsOfAllNamespacesTogetherAreBoundedAndTheFirstReplacedGo() {
        var user = newUser();
        // 100 bytes each: six earlier versions fit.
        writeAt(user, 1, set(UI, hundredBytes("u1")));
        writeAt(user, 2, set(UI, hundredBytes("u2")));
        writeAt(user, 3, set(EDITOR, hundredBytes("e1")));
        writeAt(user, 4, set(EDITOR, hundredBytes("e2")));
        writeAt(user, 5, set(UI, hundredBytes("u3")));
        writeAt(user, 6, set(UI, hundredBytes("u4")));
        writeAt(user, 7, reset(UI));
        writeAt(user, 8, reset(EDITOR));
        assertThat(versions(user, UI)).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(versions(user, EDITOR)).containsExactly(3L, 2L, 1L);

        writeAt(user, 9, set(UI, "{}"));
        assertThat(versions(user, UI)).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        writeAt(user, 10, set(UI, hundredBytes("u7")));
        assertThat(versions(user, UI)).containsExactly(7L, 6L, 5L, 4L, 3L, 2L);
        assertThat(versions(user, EDITOR)).containsExactly(3L, 2L, 1L);
        writeAt(user, 11, set(UI, "{}"), set(EDITOR, "{}"));
        assertThat(versions(user, UI)).containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L);
        assertThat(versions(user, EDITOR)).containsExactly(4L, 3L, 2L);
    }

    @Test
    void whoeverSetsAndResetsOneNamespaceAfterTheOtherHoldsNoMoreThanTheQuotas() {
        var user = newUser();
        for (int i = 1; i <= QUOTAS.namesEverUsed(); i++) {
            var namespace = Namespace.of("n" + i);
            for (int j = 0; j < 4; j++) {
                written(user, set(namespace, hundredBytes("v" + j)));
            }
            written(user, reset(namespace));
        }

        long held = IntStream.rangeClosed(1, QUOTAS.namesEverUsed())
                .mapToObj(i -> Namespace.of("n" + i))
                .flatMap(namespace -> revisions().findAll(user, namespace).stream())
                .flatMap(version -> version.values().stream())
                .mapToLong(JsonText::size)
                .sum();
        assertThat(held).isEqualTo(QUOTAS.historyBytes());
    }

    private void writeAt(UserId user, int second, Change... changes) {
        assertThat(documents().write(user, List.of(changes), Optional.empty(), NOW.plusSeconds(second)))
                .isInstanceOf(WriteOutcome.Written.class);
    }

    private List<Long> versions(UserId user, Namespace namespace) {
        return revisions().findAll(user, namespace).stream()
                .map(revision -> revision.version().number())
                .toList();
    }

    private static String hundredBytes(String name) {
        return "{'%s':'%s'}".formatted(name, "x".repeat(93 - name.length()));
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
