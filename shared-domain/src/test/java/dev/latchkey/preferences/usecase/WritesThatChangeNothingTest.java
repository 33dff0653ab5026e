package dev.latchkey.preferences.usecase;

import static dev.latchkey.preferences.fake.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritesThatChangeNothingTest extends PreferencesFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ui   | {'a':1,'b':{'c':1}} | put       | {'a':1,'b':{'c':1}}
            ui   | {'a':1,'b':{'c':1}} | patch     | {'a':1}
            ui   | {'a':1,'b':{'c':1}} | patch     | {'b':{'c':1,'d':null}}
            ui   | {'a':1,'b':{'c':1}} | patch     | {}
            ui   | {'a':1,'b':{'c':1}} | patch     | {'z':null}
            ui   | {'a':1,'b':{'c':1}} | patch all | {'ui':{'a':1}}
            ui   | {'a':1,'b':{'c':1}} | patch all | {'ui':{},'other':null}
            ui   | {'a':1,'b':{'c':1}} | patch all | {}
            ui   | {'a':1,'b':{'c':1}} | put b     | {'c':1}
            ui   | {'a':1,'b':{'c':1}} | delete z  | null
            ui   | {'a':1,'b':{'c':1}} | restore 1 | null
            ui   |                     | delete    | null
            ui   |                     | delete z  | null
            ui   |                     | patch all | {'ui':null}
            look | {'theme':'dark'}    | put       | {'theme':'dark'}
            look | {'theme':'dark'}    | put       | {'theme':'dark','beta':false}
            look | {'theme':'dark'}    | patch     | {'beta':false}
            look | {'theme':'dark'}    | patch all | {'look':{'beta':false}}
            look | {'theme':'dark'}    | put beta  | false
            look | {'theme':'dark'}    | restore 1 | null
            look |                     | patch     | {'beta':false}
            look |                     | patch     | {}
            look |                     | patch     | {'theme':null}
            look |                     | patch all | {'look':{'beta':false}}
            look |                     | patch all | {'look':{}}
            look |                     | put beta  | false
            look |                     | delete    | null
            """)
    void makesNoVersionAndCreatesNothing(String namespace, @Nullable String set, String write, String body) {
        var name = Namespace.of(namespace);
        if (set != null) {
            put(name, set);
        }
        var before = store.find(user, name);
        var position = store.findAll(user).position();

        assertThat(write(name, write, body)).as("created").isFalse();

        assertThat(store.find(user, name)).isEqualTo(before);
        assertThat(store.findAll(user).position()).isEqualTo(position);
        assertThat(store.findAll(user, name)).hasSize(set == null ? 0 : 1);
    }

    /** Whether the route says that something was created. */
    private boolean write(Namespace name, String write, String body) {
        var words = write.split(" ", -1);
        return switch (words[0]) {
            case "put" ->
                words.length == 1
                        ? put(name, body).created()
                        : app.putKey()
                                .put(user, name, words[1], json(body), Precondition.NONE)
                                .created();
            case "patch" -> {
                if (words.length == 1) {
                    yield patch(name, body).created();
                }
                patchAll(body);
                yield false;
            }
            case "delete" -> {
                if (words.length == 1) {
                    app.resetNamespace().reset(user, name, Precondition.NONE);
                } else {
                    app.deleteKey().delete(user, name, words[1], Precondition.NONE);
                }
                yield false;
            }
            case "restore" ->
                app.restoreVersion()
                        .restore(user, name, new Version(Long.parseLong(words[1])), Precondition.NONE)
                        .orElseThrow()
                        .created();
            default -> throw new IllegalArgumentException(write);
        };
    }

    @Test
    void whatIsCreatedIsToldOnce() {
        assertThat(put(UI, "{}").created()).isTrue();
        assertThat(put(UI, "{}").created()).isFalse();
        assertThat(app.putKey().put(user, UI, "a", json("1"), Precondition.NONE).created())
                .isTrue();
        assertThat(app.putKey().put(user, UI, "a", json("1"), Precondition.NONE).created())
                .isFalse();
        assertThat(put(LOOK, "{'beta':false}").created()).isTrue();
        assertThat(put(LOOK, "{'beta':false}").created()).isFalse();
    }

    @Test
    void anEmptyPatchOfAFreeFormNamespaceThatWasNeverSetCreatesItOnce() {
        assertThat(patch(UI, "{}").created()).isTrue();
        assertThat(patch(UI, "{}").created()).isFalse();
        assertThat(store.findAll(user).position()).isEqualTo(new Position(1));
    }

    @Test
    void ofSeveralPatchesThoseWithoutEffectMakeNoVersion() {
        put(UI, "{'a':1}");
        put(LOOK, "{'theme':'dark'}");

        patchAll("{'ui':{'a':1},'look':{'theme':'light'}}");

        assertThat(store.find(user, UI).version()).isEqualTo(new Version(1));
        assertThat(store.find(user, LOOK).version()).isEqualTo(new Version(2));
    }
}
