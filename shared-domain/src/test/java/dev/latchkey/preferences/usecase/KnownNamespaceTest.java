package dev.latchkey.preferences.usecase;

import static dev.latchkey.preferences.fake.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.fake.Json;
import dev.latchkey.preferences.fake.Templates;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Template;
import dev.latchkey.preferences.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownNamespaceTest extends PreferencesFixture {
    @Test
    void defaultsAreInEffectWithoutBeingStored() {
        var view = app.showNamespace().show(user, LOOK);

        assertThat(view.effective()).isEqualTo(json("{'theme':'system','size':1,'beta':false}"));
        assertThat(view.tag()).hasToString("\"0.1\"");
        assertThat(store.findAll(user).documents()).isEmpty();

        put(LOOK, "{'theme':'dark'}");

        assertThat(store.find(user, LOOK).values()).contains(Json.object("{'theme':'dark'}"));
        assertThat(shown(LOOK)).isEqualTo("{\"theme\":\"dark\",\"size\":1,\"beta\":false}");
    }

    @Test
    void aReleaseThatChangesWhatIsInEffectChangesTheTagButMakesNoWriteStale() {
        put(LOOK, "{'size':2}");
        var before = app.showNamespace().show(user, LOOK).tag();

        release(9);

        var after = app.showNamespace().show(user, LOOK).tag();
        assertThat(after).isNotEqualTo(before);
        assertThat(app.patchNamespace()
                        .patch(user, LOOK, json("{'size':3}"), ifMatch(before.toString()))
                        .view()
                        .version())
                .isEqualTo(new Version(2));
    }

    @Test
    void theTagOfDefaultsGuardsTheFirstWrite() {
        var tag = app.showNamespace().show(user, LOOK).tag().toString();

        app.replaceNamespace().replace(user, LOOK, json("{}"), ifMatch(tag));

        refusal(
                FailureCode.PRECONDITION_FAILED,
                () -> app.replaceNamespace().replace(user, LOOK, json("{}"), ifMatch(tag)));
    }

    @Test
    void aValueThatBreaksItsSchemaIsRefusedWithAPointer() {
        var expected = List.of(new Violation("/size", "maximum", "At most 10."));

        assertThat(refusal(FailureCode.SCHEMA_VIOLATION, () -> put(LOOK, "{'size':11}"))
                        .violations())
                .isEqualTo(expected);
        assertThat(refusal(FailureCode.SCHEMA_VIOLATION, () -> patch(LOOK, "{'size':11}"))
                        .violations())
                .isEqualTo(expected);
        assertThat(refusal(FailureCode.SCHEMA_VIOLATION, () -> patchAll("{'ui':{},'look':{'size':11}}"))
                        .violations())
                .containsExactly(new Violation("/look/size", "maximum", "At most 10."));
        assertThat(refusal(FailureCode.SCHEMA_VIOLATION, () -> putKey("size", "11"))
                        .violations())
                .containsExactly(new Violation("", "maximum", "At most 10."));
        assertThat(store.findAll(user).documents()).isEmpty();
    }

    private SavedKey putKey(String key, String value) {
        return app.putKey().put(user, LOOK, key, json(value), Precondition.NONE);
    }

    @Test
    void pointersOfAKeyLeadIntoItsValue() {
        catalog.with(
                "list",
                Template.FREE,
                effective -> List.of(new Violation("/a/0", "inside", "."), new Violation("/ab", "beside", ".")));
        var list = Namespace.of("list");

        var failure = refusal(
                FailureCode.SCHEMA_VIOLATION, () -> app.putKey().put(user, list, "a", json("[1]"), Precondition.NONE));

        assertThat(failure.violations()).extracting(Violation::pointer).containsExactly("/0", "");
    }

    @Test
    void ofThousandsOfViolationsTheFirstHundredAreTold() {
        var violations = IntStream.range(0, 8000)
                .mapToObj(member -> new Violation("/" + member, "additional_properties", "Not known."))
                .toList();
        catalog.with("list", Template.FREE, effective -> violations);

        var failure = refusal(FailureCode.SCHEMA_VIOLATION, () -> put(Namespace.of("list"), "{'a':1}"));

        assertThat(failure.violations()).isEqualTo(violations.subList(0, 100));
    }

    @Test
    void lockedValuesAreRefusedAndWhatWasReadCanBeSentBack() {
        assertThat(refusal(FailureCode.PREFERENCE_LOCKED, () -> patch(LOOK, "{'beta':true}"))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/beta");
        assertThat(refusal(FailureCode.PREFERENCE_LOCKED, () -> putKey("beta", "true"))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("");

        put(LOOK, shown(LOOK));

        assertThat(store.find(user, LOOK).values()).contains(Json.object("{'theme':'system','size':1}"));
        assertThat(putKey("beta", "false").view().value()).isEqualTo(json("false"));
    }

    @Test
    void aKeyFallsBackToItsDefault() {
        putKey("theme", "'dark'");
        assertThat(app.showKey().show(user, LOOK, "theme").value()).isEqualTo(json("'dark'"));

        app.deleteKey().delete(user, LOOK, "theme", Precondition.NONE);

        assertThat(app.showKey().show(user, LOOK, "theme").value()).isEqualTo(json("'system'"));
    }

    @Test
    void aStoredValueThatFitsNoLongerIsShownAndReported() {
        put(LOOK, "{'size':9}");

        release(5);

        var view = app.showNamespace().show(user, LOOK);
        assertThat(view.effective().member("size")).contains(json("9"));
        assertThat(view.violations()).containsExactly(new Violation("/size", "maximum", "At most 5."));
        assertThat(app.showAll().show(user).namespaces().getFirst().violations())
                .hasSize(1);
    }

    @Test
    void aStoredValueThatFitsNoLongerStopsNoOtherChange() {
        put(LOOK, "{'size':9}");
        release(5);

        assertThat(patch(LOOK, "{'theme':'dark'}").view().violations()).hasSize(1);
        refusal(FailureCode.SCHEMA_VIOLATION, () -> patch(LOOK, "{'size':8}"));
        refusal(FailureCode.SCHEMA_VIOLATION, () -> put(LOOK, "{'size':9}"));
        assertThat(patch(LOOK, "{'size':5}").view().violations()).isEmpty();
        refusal(FailureCode.SCHEMA_VIOLATION, () -> patch(LOOK, "{'size':6}"));
    }

    @Test
    void aValueThatWasSetBeforeItWasLockedIsShownAndReportedAndCanBeTakenBack() {
        put(LOOK, "{'theme':'dark'}");
        var locked = Templates.of("{}").locking("theme", "'light'").template();
        catalog.with("look", locked, effective -> List.of());

        var view = patch(LOOK, "{'x':1}").view();
        assertThat(view.effective()).isEqualTo(json("{'theme':'dark','x':1}"));
        assertThat(view.violations()).extracting(Violation::code).containsExactly("preference_locked");
        refusal(FailureCode.PREFERENCE_LOCKED, () -> patch(LOOK, "{'theme':'blue'}"));
        assertThat(patch(LOOK, "{'theme':null}").view().effective()).isEqualTo(json("{'x':1,'theme':'light'}"));
    }

    @Test
    void aKnownNamespaceWithoutDefaultsIsNotFoundUntilItIsSet() {
        var plain = Namespace.of("plain");
        catalog.with("plain", Template.FREE, effective -> List.of());

        refusal(FailureCode.NOT_FOUND, () -> shown(plain));
        assertThat(app.showAll().show(user).namespaces())
                .extracting(NamespaceView::namespace)
                .containsExactly(LOOK);
        assertThat(put(plain, "{}").view().tag()).hasToString("\"1.2\"");
        assertThat(Optional.of(shown(plain))).contains("{}");
    }
}
