package dev.latchkey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainArchitectureTest {
    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.latchkey");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.latchkey.planted");

    static Stream<ArchRule> rules() {
        return DomainRules.all("dev.latchkey").stream().map(rule -> rule.allowEmptyShould(true));
    }

    static Stream<ArchRule> rulesOverPlantedViolations() {
        return DomainRules.all("dev.latchkey.planted").stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theDomainKeepsEachRule(ArchRule rule) {
        rule.check(DOMAIN);
    }

    @ParameterizedTest
    @MethodSource("rulesOverPlantedViolations")
    void eachRuleBitesOnAPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
