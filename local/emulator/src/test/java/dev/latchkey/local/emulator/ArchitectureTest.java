package dev.latchkey.local.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.latchkey.local.emulator.functions.ProbeHandler;
import dev.latchkey.local.emulator.planted.EmulatorThatKnowsLatchkey;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String EMULATOR = "dev.latchkey.local.emulator..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.latchkey.local.emulator");

    @Test
    void nothing_of_latchkey_is_known() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(EMULATOR)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.latchkey..").and(not(resideInAPackage(EMULATOR))))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus..");
        rule.check(CLASSES);
        assertBites(rule, EmulatorThatKnowsLatchkey.class);
    }

    @Test
    void packages_know_each_other_in_one_direction() {
        slices().matching("dev.latchkey.local.emulator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.latchkey.local.emulator.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.latchkey.local.emulator")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..lambda..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..gateway..")
                .check(CLASSES);
    }

    @Test
    void nothing_is_printed_past_the_program() {
        ArchRule rule = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
        rule.check(CLASSES);
        assertBites(rule, ProbeHandler.class);
    }

    private static void assertBites(ArchRule rule, Class<?> planted) {
        JavaClasses violation = new ClassFileImporter().importClasses(planted);
        assertThatThrownBy(() -> rule.check(violation)).isInstanceOf(AssertionError.class);
    }
}
