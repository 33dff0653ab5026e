package dev.latchkey.preferences.model;

import static dev.latchkey.preferences.fake.Json.json;
import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.fake.Templates;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Template TEMPLATE = Templates.of("{'theme':'system','font':{'size':1.0,'family':'serif'}}")
            .locking("beta", "false")
            .locking("/font/weight", "400")
            .template();

    @Test
    void withoutValuesTheDefaultsAreInEffect() {
        assertThat(TEMPLATE.whenUnset())
                .contains(json("{'theme':'system','font':{'size':1.0,'family':'serif','weight':400},'beta':false}"));
        assertThat(Template.FREE.whenUnset()).isEmpty();
    }

    @Test
    void theUsersMembersComeFirstInTheirOrderThenTheDefaults() {
        assertThat(TEMPLATE.overlay(json("{'z':1,'font':{'x':0,'size':2},'a':[]}")))
                .hasToString("{\"z\":1,\"font\":{\"x\":0,\"size\":2,\"family\":\"serif\",\"weight\":400},\"a\":[],"
                        + "\"theme\":\"system\",\"beta\":false}");
    }

    @Test
    void whatTheUserSetsWinsNullIncluded() {
        assertThat(TEMPLATE.overlay(json("{'theme':null,'font':'big'}")))
                .isEqualTo(json("{'theme':null,'font':'big','beta':false}"));
    }

    @Test
    void valuesOfFreeMembersAreAdmittedAsTheyAre() {
        var violations = new ArrayList<Violation>();
        var values = object("{'z':{'a':null},'font':{'size':2},'theme':null}");

        assertThat(TEMPLATE.admit(values, JsonObject.EMPTY, violations)).isEqualTo(values);
        assertThat(violations).isEmpty();
    }

    @Test
    void lockedValuesThatRepeatTheDefaultAreLeftOut() {
        var violations = new ArrayList<Violation>();

        assertThat(TEMPLATE.admit(
                        object("{'beta':false,'font':{'weight':400,'size':2}}"), JsonObject.EMPTY, violations))
                .isEqualTo(object("{'font':{'size':2}}"));
        assertThat(violations).isEmpty();
    }

    @Test
    void lockedValuesThatDifferAreViolations() {
        var violations = new ArrayList<Violation>();

        var _ = TEMPLATE.admit(object("{'beta':true,'font':{'weight':700}}"), object("{'font':'big'}"), violations);

        assertThat(violations).extracting(Violation::pointer).containsExactly("/beta", "/font/weight");
        assertThat(violations).extracting(Violation::code).containsOnly("preference_locked");
    }

    @Test
    void aValueThatWasSetBeforeItWasLockedMayStay() {
        var violations = new ArrayList<Violation>();
        var stored = object("{'beta':true,'font':{'weight':700}}");

        assertThat(TEMPLATE.admit(stored, stored, violations)).isEqualTo(stored);
        assertThat(violations).isEmpty();
        assertThat(TEMPLATE.lockedIn(stored)).containsExactly("/font/weight", "/beta");
        assertThat(TEMPLATE.lockedIn(object("{'font':3,'theme':'x'}"))).isEmpty();
    }
}
