package dev.latchkey.preferences.usecase;

import static dev.latchkey.preferences.fake.Json.json;
import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.JsonNumber;
import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Snapshot;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RacesTest extends PreferencesFixture {
    /** Lets another client write to the same namespace before each of the first writes, unless the lock is held. */
    private class Overtaking implements Documents {
        private int times;
        private boolean locked;

        Overtaking(int times) {
            this.times = times;
        }

        @Override
        public Document find(UserId owner, Namespace namespace) {
            return store.find(owner, namespace);
        }

        @Override
        public Snapshot findAll(UserId owner) {
            return store.findAll(owner);
        }

        @Override
        public WriteOutcome write(UserId owner, List<Change> changes, Optional<Position> basis, Instant at) {
            if (times > 0 && !locked) {
                var before = store.find(owner, UI).values().orElse(object("{}"));
                var rival = before.with("rival" + times, JsonNumber.of(times));
                var change = new Change(UI, Optional.of(rival), Precondition.NONE);
                assertThat(store.write(owner, List.of(change), Optional.empty(), at))
                        .isInstanceOf(WriteOutcome.Written.class);
                times--;
            }
            return store.write(owner, changes, basis, at);
        }

        @Override
        public void lock(UserId owner) {
            store.lock(owner);
            locked = true;
        }
    }

    private void overtaken(int times) {
        app = builder(new Overtaking(times)).build();
    }

    private JsonValue member(String name) {
        return app.showKey().show(user, UI, name).value();
    }

    @Test
    void aPatchThatWasOvertakenIsMergedIntoWhatIsThereNow() {
        overtaken(1);

        patch(UI, "{'mine':1}");

        assertThat(shown(UI)).isEqualTo("{\"rival1\":1,\"mine\":1}");
    }

    @Test
    void whoeverIsOvertakenAgainAndAgainTakesTheLock() {
        overtaken(Integer.MAX_VALUE);

        patch(UI, "{'mine':1}");
        var _ = app.putKey().put(user, UI, "key", json("2"), Precondition.NONE);

        assertThat(member("mine")).isEqualTo(json("1"));
        assertThat(member("key")).isEqualTo(json("2"));
        assertThat(app.showNamespace().show(user, UI).version()).isEqualTo(new Version(5));
    }

    @Test
    void allPatchesAreAppliedToWhatIsThereNow() {
        overtaken(2);

        var all = patchAll("{'ui':{'mine':1},'other':{'a':1}}");

        assertThat(all).isEqualTo(app.showAll().show(user));
        assertThat(shown(UI)).isEqualTo("{\"rival2\":2,\"rival1\":1,\"mine\":1}");
    }

    @Test
    void aPreconditionIsCheckedAgainAfterALostRace() {
        put(UI, "{}");
        overtaken(1);

        refusal(
                FailureCode.PRECONDITION_FAILED,
                () -> app.patchNamespace().patch(user, UI, json("{'mine':1}"), ifMatch("\"1\"")));
        assertThat(shown(UI)).isEqualTo("{\"rival1\":1}");
    }

    @Test
    void aStoreWhoseLockHoldsNothingBackIsAFault() {
        Documents broken = new Overtaking(Integer.MAX_VALUE) {
            @Override
            public void lock(UserId owner) {
                store.lock(owner);
            }
        };
        app = builder(broken).build();

        assertThatIllegalStateException().isThrownBy(() -> patch(UI, "{'mine':1}"));
    }
}
