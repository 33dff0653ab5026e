package dev.latchkey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebArchitectureTest {
    private static final JavaClasses WEB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.latchkey.web");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.latchkey.planted");

    static Stream<ArchRule> rules() {
        return WebRules.all("dev.latchkey").stream();
    }

    static Stream<ArchRule> rulesOverPlantedViolations() {
        return WebRules.all("dev.latchkey.planted").stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void sharedWebKeepsEachRule(ArchRule rule) {
        rule.check(WEB);
    }

    @ParameterizedTest
    @MethodSource("rulesOverPlantedViolations")
    void eachRuleBitesOnAPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
