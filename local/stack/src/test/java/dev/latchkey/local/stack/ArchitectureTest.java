package dev.latchkey.local.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.latchkey.local.emulator.functions.ProbeHandler;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.latchkey.local.stack");

    @Test
    void packages_know_each_other_in_one_direction() {
        slices().matching("dev.latchkey.local.stack.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.latchkey.local.stack.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.latchkey.local.stack")
                .check(CLASSES);
    }

    @Test
    void nothing_of_a_function_is_known_but_its_package() {
        ArchRule rule =
                noClasses().should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "dev.latchkey.auth..");
        rule.check(CLASSES);
    }

    @Test
    void nothing_is_printed_past_the_program() {
        ArchRule rule = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
        rule.check(CLASSES);
        JavaClasses planted = new ClassFileImporter().importClasses(ProbeHandler.class);
        assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class);
    }
}
