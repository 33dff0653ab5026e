package dev.latchkey.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.preferences.fake.FixedCatalog;
import dev.latchkey.preferences.fake.InMemoryPreferences;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PreferencesAppTest {
    @Test
    void aMissingPortIsNamedInTheError() {
        var store = new InMemoryPreferences();
        var steps = new LinkedHashMap<String, UnaryOperator<PreferencesApp.Builder>>();
        steps.put("documents", builder -> builder.documents(store));
        steps.put("changes", builder -> builder.changes(store));
        steps.put("revisions", builder -> builder.revisions(store));
        steps.put("catalog", builder -> builder.catalog(new FixedCatalog()));
        steps.put("unitOfWork", builder -> builder.unitOfWork(store));
        steps.put("clock", builder -> builder.clock(InstantSource.system()));

        steps.forEach((left, last) -> {
            var builder = PreferencesApp.builder();
            for (var step : steps.entrySet()) {
                builder = step.getKey().equals(left) ? builder : step.getValue().apply(builder);
            }
            assertThatIllegalStateException().isThrownBy(builder::build).withMessage("PreferencesApp needs %s.", left);
            assertThat(last.apply(builder).build()).isNotNull();
        });
    }
}
