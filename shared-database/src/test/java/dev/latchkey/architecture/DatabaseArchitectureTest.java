package dev.latchkey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseArchitectureTest {
    private static final JavaClasses DATABASE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.latchkey.database");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.latchkey.planted");

    static List<ArchRule> rules() {
        return DatabaseRules.ofTheDatabase("dev.latchkey");
    }

    static List<ArchRule> rulesOverPlantedViolations() {
        return DatabaseRules.ofTheDatabase("dev.latchkey.planted");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theDatabaseKeepsEachRule(ArchRule rule) {
        rule.check(DATABASE);
    }

    @ParameterizedTest
    @MethodSource("rulesOverPlantedViolations")
    void eachRuleBitesOnAPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void theRuleOfTheMigrationsFunctionBitesOnAPlantedViolation() {
        assertThat(DatabaseRules.migrationsWithoutHttpAndPool("dev.latchkey.planted")
                        .evaluate(PLANTED)
                        .hasViolation())
                .isTrue();
    }
}
