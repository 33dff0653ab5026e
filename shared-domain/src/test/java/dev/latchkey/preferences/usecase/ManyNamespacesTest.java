package dev.latchkey.preferences.usecase;

import static dev.latchkey.preferences.fake.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.EntityTags;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.Version;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ManyNamespacesTest extends PreferencesFixture {
    private void patchAllIf(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        var _ = app.patchAll()
                .patch(user, json("{'ui':{}}"), ifMatch.map(EntityTags::parse), ifNoneMatch.map(EntityTags::parse));
    }

    @Test
    void everythingThatShowsSomethingIsShownByName() {
        put(UI, "{}");
        put(Namespace.of("gone"), "{}");
        app.resetNamespace().reset(user, Namespace.of("gone"), Precondition.NONE);

        var all = app.showAll().show(user);

        assertThat(all.namespaces()).extracting(NamespaceView::namespace).containsExactly(LOOK, UI);
        assertThat(all.namespaces()).extracting(NamespaceView::version).containsExactly(Version.NONE, new Version(1));
        assertThat(all.tag()).hasToString("W/\"3.1\"");
    }

    @Test
    void allPatchesAreAppliedAndAnsweredWithEverything() {
        put(UI, "{'a':1}");

        var all = patchAll("{'ui':{'b':2},'look':{'size':2}}");

        assertThat(all).isEqualTo(app.showAll().show(user));
        assertThat(shown(UI)).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(app.showNamespace().show(user, LOOK).version()).isEqualTo(new Version(1));
    }

    @Test
    void nullResetsANamespace() {
        put(UI, "{'a':1}");

        var all = patchAll("{'ui':null,'never':null}");

        assertThat(all).isEqualTo(app.showAll().show(user));
        refusal(FailureCode.NOT_FOUND, () -> shown(UI));
    }

    @Test
    void oneRefusalUndoesAll() {
        put(UI, "{'a':1}");
        var before = app.showAll().show(user);

        refusal(FailureCode.SCHEMA_VIOLATION, () -> patchAll("{'ui':{'a':2},'look':{'size':99},'other':{}}"));

        assertThat(app.showAll().show(user)).isEqualTo(before);
    }

    @Test
    void aQuotaThatIsMetInTheMiddleUndoesAll() {
        put(UI, "{'a':1}");
        for (int i = 1; i < Quotas.STANDARD.namespaces(); i++) {
            put(Namespace.of("n" + i), "{}");
        }
        var before = app.showAll().show(user);

        refusal(FailureCode.QUOTA_EXCEEDED, () -> patchAll("{'ui':{'a':2},'one-more':{},'n1':{'b':1}}"));

        assertThat(app.showAll().show(user)).isEqualTo(before);
    }

    @Test
    void whatIsNoPatchOfANamespaceIsPointedAt() {
        assertThat(refusal(FailureCode.VALIDATION_FAILED, () -> patchAll("{'ui':{},'Bad/Name':{}}"))
                        .violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(Tuple.tuple("/Bad~1Name", "invalid_namespace"));
        assertThat(refusal(FailureCode.VALIDATION_FAILED, () -> patchAll("{'ui':[]}"))
                        .violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(Tuple.tuple("/ui", "wrong_type"));
        refusal(FailureCode.VALIDATION_FAILED, () -> patchAll("[]"));
    }

    @Test
    void noPatchesChangeNothing() {
        put(UI, "{}");

        assertThat(patchAll("{}")).isEqualTo(app.showAll().show(user));
        assertThat(app.showNamespace().show(user, UI).version()).isEqualTo(new Version(1));
    }

    @Test
    void anAsteriskAsksWhetherAnythingIsSet() {
        refusal(FailureCode.PRECONDITION_FAILED, () -> patchAllIf(Optional.of("*"), Optional.empty()));
        patchAllIf(Optional.empty(), Optional.of("*"));
        patchAllIf(Optional.of("*"), Optional.empty());
        refusal(FailureCode.PRECONDITION_FAILED, () -> patchAllIf(Optional.empty(), Optional.of("*")));
    }

    @Test
    void theWeakTagOfAllNeverMatchesButCanBeExcluded() {
        put(UI, "{}");
        var tag = app.showAll().show(user).tag().toString();

        refusal(FailureCode.PRECONDITION_FAILED, () -> patchAllIf(Optional.of(tag), Optional.empty()));
        assertThat(refusal(FailureCode.PRECONDITION_FAILED, () -> patchAllIf(Optional.empty(), Optional.of(tag)))
                        .facts())
                .isEqualTo(Map.of("current_etag", tag));
        patchAllIf(Optional.empty(), Optional.of("\"other\""));
    }
}
