package dev.latchkey.preferences.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.ChangePage;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Quotas;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Changes} promises. The quotas here have to be {@link Quotas#STANDARD}. */
public abstract class ChangesContract extends PreferencesContract {
    private static Change[] many(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> set(Namespace.of(prefix + i), "{}"))
                .toArray(Change[]::new);
    }

    @Test
    void withoutAnyChangeThereIsAnEmptyPageThatEndsAtTheStart() {
        assertThat(changes().after(newUser(), Position.START))
                .contains(new ChangePage(List.of(), Position.START, false));
    }

    @Test
    void eachNamespaceComesOnceInItsNewestStateOldestChangeFirst() {
        var user = newUser();
        written(user, set(UI, "{'a':1}"));
        written(user, set(EDITOR, "{'a':1}"));
        written(user, set(UI, "{'a':2}"));

        var page = changes().after(user, Position.START).orElseThrow();

        assertThat(page)
                .isEqualTo(new ChangePage(
                        List.of(
                                new ChangePage.Entry(documents().find(user, EDITOR), NOW),
                                new ChangePage.Entry(documents().find(user, UI), NOW)),
                        new Position(3),
                        false));
    }

    @Test
    void whatWasSeenDoesNotComeAgain() {
        var user = newUser();
        written(user, set(UI, "{'a':1}"));
        var seen = changes().after(user, Position.START).orElseThrow().end();
        assertThat(changes().after(user, seen)).contains(new ChangePage(List.of(), seen, false));

        written(user, set(EDITOR, "{}"));

        assertThat(changes().after(user, seen).orElseThrow().entries())
                .extracting(entry -> entry.document().namespace())
                .containsExactly(EDITOR);
    }

    @Test
    void deletionsAreChanges() {
        var user = newUser();
        written(user, set(UI, "{'a':1}"));
        var seen = changes().after(user, Position.START).orElseThrow().end();

        written(user, reset(UI));

        assertThat(changes().after(user, seen).orElseThrow().entries())
                .extracting(ChangePage.Entry::document)
                .containsExactly(documents().find(user, UI))
                .extracting(Document::values)
                .containsExactly(Optional.empty());
    }

    @Test
    void pagesAreBounded() {
        var user = newUser();
        for (var change : many("n", 30)) {
            written(user, change);
        }
        written(user, many("m", 70));
        for (var change : many("m", 3)) {
            written(user, new Change(change.namespace(), Optional.empty(), change.precondition()));
        }
        for (var change : many("o", 3)) {
            written(user, change);
        }

        var first = changes().after(user, Position.START).orElseThrow();
        var second = changes().after(user, first.end()).orElseThrow();

        assertThat(first.entries()).hasSize(ChangePage.SIZE);
        assertThat(first.more()).isTrue();
        assertThat(second.entries()).hasSize(3);
        assertThat(second.more()).isFalse();
        assertThat(second.end()).isEqualTo(documents().findAll(user).position());
    }

    @Test
    void aWriteIsNotTornByTheEndOfAPage() {
        var user = newUser();
        written(user, many("n", 99));
        written(user, reset(Namespace.of("n97")), reset(Namespace.of("n98")));
        written(user, set(UI, "{}"), set(EDITOR, "{}"));
        written(user, set(Namespace.of("z"), "{}"));

        var first = changes().after(user, Position.START).orElseThrow();

        assertThat(first.entries()).hasSize(ChangePage.SIZE + 1);
        assertThat(first.more()).isTrue();
        assertThat(changes().after(user, first.end()).orElseThrow().entries()).hasSize(1);
    }

    @Test
    void aPositionThatIsNotReachedYetIsRefused() {
        var user = newUser();
        assertThat(changes().after(user, new Position(1))).isEmpty();
        written(user, set(UI, "{}"));

        assertThat(changes().after(user, new Position(1))).isPresent();
        assertThat(changes().after(user, new Position(2))).isEmpty();
    }

    @Test
    void aUserThatIsGoneIsKnownAsSuch() {
        var gone = newUser();
        remove(gone);

        assertUserGone(() -> changes().after(gone, Position.START));
    }
}
