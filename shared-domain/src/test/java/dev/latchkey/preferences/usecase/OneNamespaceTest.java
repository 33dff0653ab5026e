package dev.latchkey.preferences.usecase;

import static dev.latchkey.preferences.fake.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.preferences.model.JsonNull;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonString;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.UnknownNamespaces;
import dev.latchkey.preferences.model.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneNamespaceTest extends PreferencesFixture {
    @Test
    void whatIsPutIsShownWithItsVersionAsTag() {
        var saved = put(UI, "{'b':1.10,'a':2}");

        assertThat(saved.created()).isTrue();
        assertThat(saved.view()).isEqualTo(app.showNamespace().show(user, UI));
        assertThat(saved.view().tag()).hasToString("\"1\"");
        assertThat(shown(UI)).isEqualTo("{\"b\":1.10,\"a\":2}");
        assertThat(put(UI, "{}").created()).isFalse();
        assertThat(shown(UI)).isEqualTo("{}");
    }

    @Test
    void whatWasNeverSetAndHasNoDefaultsIsNotFound() {
        refusal(FailureCode.NOT_FOUND, () -> app.showNamespace().show(user, UI));
    }

    @Test
    void aPatchIsMergedAndCreatesWhatIsNotThere() {
        assertThat(patch(UI, "{'a':{'b':1,'c':null}}").created()).isTrue();
        assertThat(patch(UI, "{'a':{'d':2}}").view().version()).isEqualTo(new Version(2));
        assertThat(shown(UI)).isEqualTo("{\"a\":{\"b\":1,\"d\":2}}");
    }

    @Test
    void onlyObjectsAreStored() {
        refusal(FailureCode.VALIDATION_FAILED, () -> put(UI, "[]"));
        refusal(FailureCode.VALIDATION_FAILED, () -> patch(UI, "null"));
    }

    @Test
    void resettingForgetsValuesButNotVersions() {
        put(UI, "{}");

        app.resetNamespace().reset(user, UI, Precondition.NONE);

        refusal(FailureCode.NOT_FOUND, () -> shown(UI));
        assertThat(put(UI, "{}").view().version()).isEqualTo(new Version(3));
    }

    @Test
    void resettingWhatIsUnsetChangesNothing() {
        app.resetNamespace().reset(user, UI, Precondition.NONE);

        assertThat(store.findAll(user).position()).isEqualTo(Position.START);
    }

    @Test
    void aPreconditionThatDoesNotHoldIsToldWithTheCurrentVersion() {
        put(UI, "{}");
        put(UI, "{'a':1}");
        var old = ifMatch("\"1\"");

        for (var failure : List.of(
                refusal(
                        FailureCode.PRECONDITION_FAILED,
                        () -> app.replaceNamespace().replace(user, UI, JsonObject.EMPTY, old)),
                refusal(
                        FailureCode.PRECONDITION_FAILED,
                        () -> app.patchNamespace().patch(user, UI, JsonObject.EMPTY, old)),
                refusal(FailureCode.PRECONDITION_FAILED, () -> app.putKey().put(user, UI, "a", JsonNull.NULL, old)),
                refusal(FailureCode.PRECONDITION_FAILED, () -> app.deleteKey().delete(user, UI, "a", old)),
                refusal(
                        FailureCode.PRECONDITION_FAILED,
                        () -> app.resetNamespace().reset(user, UI, old)))) {
            assertThat(failure.facts()).isEqualTo(Map.of("current_version", 2L));
        }
        assertThat(shown(UI)).isEqualTo("{\"a\":1}");
    }

    @Test
    void aNamespaceHoldsOnlySoManyBytes() {
        var large = JsonObject.of("a", new JsonString("x".repeat(64 * 1024 - 8)));
        var tooLarge = JsonObject.of("a", new JsonString("x".repeat(64 * 1024 - 7)));

        app.replaceNamespace().replace(user, UI, large, Precondition.NONE);
        refusal(
                FailureCode.QUOTA_EXCEEDED,
                () -> app.replaceNamespace().replace(user, UI, tooLarge, Precondition.NONE));
        refusal(FailureCode.QUOTA_EXCEEDED, () -> patch(UI, "{'b':1}"));
        assertThat(app.showNamespace().show(user, UI).version()).isEqualTo(new Version(1));
    }

    @Test
    void quotasOfAUserComeFromTheStore() {
        for (int i = 0; i < 100; i++) {
            put(Namespace.of("n" + i), "{}");
        }

        assertThat(refusal(FailureCode.QUOTA_EXCEEDED, () -> put(UI, "{}")).facts())
                .containsEntry("quota", "namespaces");
        refusal(FailureCode.QUOTA_EXCEEDED, () -> patch(UI, "{}"));
        refusal(FailureCode.QUOTA_EXCEEDED, () -> patchAll("{'ui':{}}"));
    }

    @Test
    void unknownNamespacesCanBeRefusedButStayReadable() {
        put(UI, "{'a':1}");
        app = app(builder -> builder.unknownNamespaces(UnknownNamespaces.REJECT));

        refusal(FailureCode.NOT_FOUND, () -> put(UI, "{}"));
        refusal(FailureCode.NOT_FOUND, () -> patchAll("{'look':{},'ui':{}}"));
        assertThat(shown(UI)).isEqualTo("{\"a\":1}");
        app.resetNamespace().reset(user, UI, Precondition.NONE);
        assertThat(put(LOOK, "{}").created()).isTrue();
    }

    @Test
    void keysAreShownSetAndTakenBackOneByOne() {
        refusal(FailureCode.NOT_FOUND, () -> app.showKey().show(user, UI, "a"));
        var first = app.putKey().put(user, UI, "a", json("[1.0]"), Precondition.NONE);
        var second = app.putKey().put(user, UI, "a", json("null"), Precondition.NONE);
        put(UI, "{'b':1,'a':null}");

        assertThat(first.created()).isTrue();
        assertThat(first.view().value()).isEqualTo(json("[1.0]"));
        assertThat(second.created()).isFalse();
        assertThat(second.view().namespace().version()).isEqualTo(new Version(2));
        assertThat(app.showKey().show(user, UI, "a").value()).isEqualTo(JsonNull.NULL);
        refusal(FailureCode.NOT_FOUND, () -> app.showKey().show(user, UI, "z"));

        app.deleteKey().delete(user, UI, "a", Precondition.NONE);
        app.deleteKey().delete(user, UI, "a", Precondition.NONE);

        assertThat(shown(UI)).isEqualTo("{\"b\":1}");
        assertThat(app.showNamespace().show(user, UI).version()).isEqualTo(new Version(4));
    }

    @Test
    void aValueThatWouldLieTooDeepUnderItsKeyIsRefused() {
        var deep = json("[".repeat(32) + "]".repeat(32));

        refusal(FailureCode.VALIDATION_FAILED, () -> app.putKey().put(user, UI, "a", deep, Precondition.NONE));
    }

    @Test
    void aUserThatIsGoneIsToldSo() {
        store.removeUser(user);

        refusal(FailureCode.INVALID_TOKEN, () -> shown(UI));
        refusal(FailureCode.INVALID_TOKEN, () -> app.showAll().show(user));
        refusal(FailureCode.INVALID_TOKEN, () -> put(UI, "{}"));
        refusal(FailureCode.INVALID_TOKEN, () -> patch(UI, "{}"));
    }
}
