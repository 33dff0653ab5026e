package dev.latchkey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuntimeArchitectureTest {
    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.latchkey.runtime");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.latchkey.planted");

    static List<ArchRule> rules() {
        return RuntimeRules.ofTheRuntime("dev.latchkey");
    }

    static List<ArchRule> rulesOverPlantedViolations() {
        return RuntimeRules.ofTheRuntime("dev.latchkey.planted");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuntimeKeepsEachRule(ArchRule rule) {
        rule.check(RUNTIME);
    }

    @ParameterizedTest
    @MethodSource("rulesOverPlantedViolations")
    void eachRuleBitesOnAPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
