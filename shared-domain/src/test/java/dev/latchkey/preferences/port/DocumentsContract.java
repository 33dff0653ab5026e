package dev.latchkey.preferences.port;

import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.EntityTags;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.Snapshot;
import dev.latchkey.preferences.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link Documents} promises. */
public abstract class DocumentsContract extends PreferencesContract {
    private static Precondition ifMatch(String header) {
        return Precondition.of(Optional.of(EntityTags.parse(header)), Optional.empty());
    }

    private static Precondition ifNoneMatch(String header) {
        return Precondition.of(Optional.empty(), Optional.of(EntityTags.parse(header)));
    }

    @Test
    void aNamespaceThatWasNeverSetIsUnset() {
        var user = newUser();

        assertThat(documents().find(user, UI)).isEqualTo(Document.unset(UI));
        assertThat(documents().findAll(user)).isEqualTo(new Snapshot(Position.START, List.of()));
    }

    @Test
    void whatIsWrittenIsReadBackToTheLetter() {
        var user = newUser();
        var text = "{'z':1.10,'a':[12345678901234567890,-0,1E5,'é😀',null],'m':{'y':{},'x':true}}";

        written(user, set(UI, text));

        assertThat(JsonText.compact(documents().find(user, UI).values().orElseThrow()))
                .isEqualTo(text.replace('\'', '"'));
        assertThat(JsonText.compact(documents()
                        .findAll(user)
                        .documents()
                        .getFirst()
                        .values()
                        .orElseThrow()))
                .isEqualTo(text.replace('\'', '"'));
    }

    @Test
    void versionsCountEveryChangeAndAreNeverUsedTwice() {
        var user = newUser();

        assertThat(written(user, set(UI, "{'a':1}")).applied()).containsExactly(applied(1, true));
        assertThat(written(user, set(UI, "{'a':2}")).applied()).containsExactly(applied(2, false));
        assertThat(written(user, reset(UI)).applied()).containsExactly(applied(3, false));
        assertThat(documents().find(user, UI)).isEqualTo(new Document(UI, new Version(3), Optional.empty()));
        assertThat(written(user, reset(UI)).applied()).containsExactly(applied(3, false));
        assertThat(written(user, set(UI, "{}")).applied()).containsExactly(applied(4, true));
        assertThat(documents().find(user, UI)).isEqualTo(new Document(UI, new Version(4), Optional.of(object("{}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'a':1,'b':{'c':[1.10,null,'é']}}"})
    void whatIsSetAlreadyAltersNothing(String values) {
        var user = newUser();
        written(user, set(UI, values));

        var again = written(user, set(UI, values));

        assertThat(again.applied()).containsExactly(applied(1, false));
        assertThat(again.position()).isEqualTo(new Position(1));
        assertThat(documents().findAll(user).position()).isEqualTo(new Position(1));
        assertThat(revisions().findAll(user, UI))
                .extracting(revision -> revision.version().number())
                .containsExactly(1L);
        assertThat(changes().after(user, new Position(1)).orElseThrow().entries())
                .isEmpty();
    }

    @Test
    void ofSeveralChangesThoseThatAlterNothingKeepTheirVersion() {
        var user = newUser();
        written(user, set(UI, "{'a':1}"), set(EDITOR, "{'a':1}"));

        var next = written(user, set(UI, "{'a':1}"), set(EDITOR, "{'a':2}"));

        assertThat(next.applied()).containsExactly(applied(1, false), applied(2, false));
        assertThat(next.position()).isEqualTo(new Position(2));
        assertThat(revisions().findAll(user, UI)).hasSize(1);
        assertThat(revisions().findAll(user, EDITOR)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':1,'b':2} | {'b':2,'a':1}
            {'a':1.1}     | {'a':1.10}
            {'a':1}       | {'a':1,'b':null}
            """)
    void theOrderOfMembersAndTheLiteralOfANumberAreSomethingToAlter(String before, String after) {
        var user = newUser();
        written(user, set(UI, before));

        assertThat(written(user, set(UI, after)).applied()).containsExactly(applied(2, false));

        assertThat(documents().find(user, UI).values().orElseThrow()).hasToString(after.replace('\'', '"'));
    }

    @Test
    void positionsCountEveryWriteThatAltersSomething() {
        var user = newUser();

        assertThat(written(user, reset(UI)).position()).isEqualTo(Position.START);
        assertThat(written(user, set(UI, "{}"), set(EDITOR, "{}")).position()).isEqualTo(new Position(1));
        assertThat(written(user, reset(UI)).position()).isEqualTo(new Position(2));
        assertThat(written(user, reset(UI)).position()).isEqualTo(new Position(2));
        assertThat(documents().findAll(user).position()).isEqualTo(new Position(2));
    }

    @Test
    void usersAreApart() {
        var one = newUser();
        var other = newUser();

        written(one, set(UI, "{'a':1}"));

        assertThat(documents().find(other, UI)).isEqualTo(Document.unset(UI));
        assertThat(written(other, set(UI, "{}")).applied()).containsExactly(applied(1, true));
    }

    @Test
    void aSnapshotIsInTheOrderOfNames() {
        var user = newUser();

        written(user, set(UI, "{}"), set(EDITOR, "{}"), set(Namespace.of("a-b"), "{}"), set(Namespace.of("a_b"), "{}"));

        assertThat(documents().findAll(user).documents())
                .extracting(document -> document.namespace().name())
                .containsExactly("a-b", "a_b", "editor", "ui");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            never | "0"          | true
            never | "1"          | false
            never | *            | false
            set   | "2"          | true
            set   | "1", "2"     | true
            set   | "2.0123abcd" | true
            set   | W/"2"        | false
            set   | "1"          | false
            set   | "3"          | false
            set   | "02"         | false
            set   | "other"      | false
            set   | *            | true
            reset | "3"          | true
            reset | "2"          | false
            reset | *            | false
            """)
    void ifMatchIsCheckedByTheWrite(String state, String header, boolean holds) {
        var user = userIn(state);
        var before = documents().findAll(user);

        var outcome = write(user, only(set(UI, "{'new':true}"), ifMatch(header)));

        assertOutcome(user, before, outcome, holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            never | *            | true
            never | "0"          | false
            set   | *            | false
            set   | "2"          | false
            set   | W/"2"        | false
            set   | "2.0123abcd" | false
            set   | "1", "3"     | true
            set   | "other"      | true
            reset | *            | true
            reset | "3"          | false
            """)
    void ifNoneMatchIsCheckedByTheWrite(String state, String header, boolean holds) {
        var user = userIn(state);
        var before = documents().findAll(user);

        var outcome = write(user, only(set(UI, "{'new':true}"), ifNoneMatch(header)));

        assertOutcome(user, before, outcome, holds);
    }

    private UserId userIn(String state) {
        var user = newUser();
        if (!state.equals("never")) {
            written(user, set(UI, "{'a':1}"));
            written(user, set(UI, "{'a':2}"));
        }
        if (state.equals("reset")) {
            written(user, reset(UI));
        }
        return user;
    }

    private void assertOutcome(UserId user, Snapshot before, WriteOutcome outcome, boolean holds) {
        var version = before.document(UI).map(Document::version).orElse(Version.NONE);
        if (holds) {
            assertThat(documents().find(user, UI))
                    .isEqualTo(new Document(UI, version.next(), Optional.of(object("{'new':true}"))));
        } else {
            assertThat(outcome).isEqualTo(new WriteOutcome.Stale(version));
            assertThat(documents().findAll(user)).isEqualTo(before);
        }
    }

    @Test
    void aResetHonoursItsPreconditionTooWhenItWouldChangeNothing() {
        var user = newUser();

        assertThat(write(user, only(reset(UI), ifMatch("*")))).isEqualTo(new WriteOutcome.Stale(Version.NONE));
    }

    @Test
    void bothPreconditionsHaveToHold() {
        var user = userIn("set");
        var both = Precondition.of(Optional.of(EntityTags.parse("\"2\"")), Optional.of(EntityTags.parse("*")));

        assertThat(write(user, only(set(UI, "{}"), both))).isEqualTo(new WriteOutcome.Stale(new Version(2)));
    }

    @Test
    void oneFailingPreconditionStopsAllChanges() {
        var user = userIn("set");
        var before = documents().findAll(user);

        var outcome = write(user, set(EDITOR, "{}"), only(set(UI, "{}"), Precondition.exactly(new Version(1))));

        assertThat(outcome).isEqualTo(new WriteOutcome.Stale(new Version(2)));
        assertThat(documents().findAll(user)).isEqualTo(before);
    }

    @Test
    void aWriteOnABasisThatIsGoneDoesNotHappen() {
        var user = userIn("set");

        var stale = documents().write(user, List.of(set(EDITOR, "{}")), Optional.of(new Position(1)), NOW);
        var fresh = documents().write(user, List.of(set(EDITOR, "{}")), Optional.of(new Position(2)), NOW);

        assertThat(stale).isEqualTo(new WriteOutcome.Stale(Version.NONE));
        assertThat(fresh).isEqualTo(new WriteOutcome.Written(new Position(3), List.of(applied(1, true))));
    }

    @Test
    void theBasisOfAUserWithoutWritesIsTheStart() {
        assertThat(documents().write(newUser(), List.of(set(UI, "{}")), Optional.of(Position.START), NOW))
                .isInstanceOf(WriteOutcome.Written.class);
        assertThat(documents().write(newUser(), List.of(set(UI, "{}")), Optional.of(new Position(1)), NOW))
                .isInstanceOf(WriteOutcome.Stale.class);
    }

    @Test
    void aUserSetsOnlySoManyNamespaces() {
        var user = newUser();
        for (int i = 0; i < QUOTAS.namespaces(); i++) {
            written(user, set(Namespace.of("n" + i), "{}"));
        }
        var before = documents().findAll(user);

        assertThat(write(user, set(UI, "{}"))).isEqualTo(new WriteOutcome.OverQuota(Quotas.Limit.NAMESPACES));
        assertThat(documents().findAll(user)).isEqualTo(before);
        written(user, reset(Namespace.of("n0")), set(UI, "{}"));
        written(user, reset(Namespace.of("n1")));
        written(user, set(EDITOR, "{}"));
        assertThat(write(user, set(Namespace.of("n0"), "{}")))
                .isEqualTo(new WriteOutcome.OverQuota(Quotas.Limit.NAMESPACES));
    }

    @Test
    void namesThatWereResetCountTooFarMore() {
        var user = newUser();
        for (int i = 0; i < QUOTAS.namesEverUsed(); i++) {
            written(user, set(Namespace.of("n" + i), "{}"));
            written(user, reset(Namespace.of("n" + i)));
        }

        assertThat(write(user, set(UI, "{}"))).isEqualTo(new WriteOutcome.OverQuota(Quotas.Limit.NAMES_EVER_USED));
        written(user, set(Namespace.of("n0"), "{}"));
    }

    @Test
    void aUserHoldsOnlySoManyBytesCountedInUtf8() {
        var user = newUser();
        var half = "{'a':'%s'}".formatted("é".repeat((QUOTAS.userBytes() / 2 - 8) / 2));
        written(user, set(UI, half), set(EDITOR, half));
        var before = documents().findAll(user);

        assertThat(write(user, set(Namespace.of("n"), "{}")))
                .isEqualTo(new WriteOutcome.OverQuota(Quotas.Limit.USER_BYTES));
        assertThat(documents().findAll(user)).isEqualTo(before);
        written(user, set(UI, "{}"));
        written(user, set(UI, half));
        written(user, reset(UI), set(Namespace.of("n"), half));
    }

    @Test
    void parallelWritersThatRequireTheSameVersionGetOneThrough() throws Exception {
        var user = newUser();
        written(user, set(UI, "{}"));

        var outcomes = inParallel(4, () -> write(user, only(set(UI, "{'a':1}"), Precondition.exactly(new Version(1)))));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof WriteOutcome.Written)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof WriteOutcome.Stale)
                .hasSize(3);
    }

    @Test
    void parallelFirstWritersAllCount() throws Exception {
        var user = newUser();

        var number = new AtomicInteger();

        var outcomes = inParallel(4, () -> write(user, set(UI, "{'a':" + number.incrementAndGet() + "}")));

        assertThat(outcomes).allMatch(outcome -> outcome instanceof WriteOutcome.Written);
        assertThat(documents().find(user, UI).version()).isEqualTo(new Version(4));
    }

    @Test
    void aLockHoldsOtherWritesBackUntilTheUnitOfWorkEnds() throws Exception {
        var user = newUser();
        var outcomes = inParallel(
                4,
                () -> unitOfWork().perform(() -> {
                    documents().lock(user);
                    var version = documents().find(user, UI).version();
                    return write(user, only(set(UI, "{}"), Precondition.exactly(version)));
                }));

        assertThat(outcomes).allMatch(outcome -> outcome instanceof WriteOutcome.Written);
    }

    @Test
    void aLockAloneLeavesNothing() {
        var user = newUser();

        unitOfWork().run(() -> documents().lock(user));

        assertThat(documents().findAll(user)).isEqualTo(new Snapshot(Position.START, List.of()));
        written(user, set(UI, "{}"));
    }

    @Test
    void aUserThatIsGoneIsKnownAsSuch() {
        var gone = newUser();
        written(gone, set(UI, "{}"));
        remove(gone);
        var withoutRows = newUser();
        remove(withoutRows);

        for (var user : List.of(gone, withoutRows)) {
            assertUserGone(() -> documents().find(user, UI));
            assertUserGone(() -> documents().findAll(user));
            assertUserGone(() -> write(user, set(UI, "{}")));
            assertUserGone(() -> write(user, reset(UI)));
            assertUserGone(() -> unitOfWork().run(() -> documents().lock(user)));
        }
    }

    private static <T> List<T> inParallel(int count, Callable<T> call) throws Exception {
        var barrier = new CyclicBarrier(count);
        try (var executor = Executors.newFixedThreadPool(count)) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                futures.add(executor.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
