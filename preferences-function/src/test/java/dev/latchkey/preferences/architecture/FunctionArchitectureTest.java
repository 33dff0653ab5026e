package dev.latchkey.preferences.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.latchkey.architecture.RuntimeRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes and tables meet in use cases alone. */
class FunctionArchitectureTest {
    private static final String ROOT = "dev.latchkey.preferences";
    private static final String PLANTED = ROOT + ".planted";

    @ParameterizedTest
    @CsvSource({"http, persistence", "persistence, http"})
    void routesAndTablesDoNotKnowEachOther(String one, String other) {
        JavaClasses function = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);

        rule(ROOT, one, other).check(function);
    }

    @ParameterizedTest
    @CsvSource({"http, persistence", "persistence, http"})
    void theRuleBitesOnAPlantedViolation(String one, String other) {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

        assertThat(rule(PLANTED, one, other).evaluate(planted).hasViolation()).isTrue();
    }

    @Test
    void nothingIsDrawnFromWhatASnapshotHolds() {
        RuntimeRules.noRandomnessOfASnapshot(ROOT)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }

    @Test
    void idsAreMadeByTheGeneratorThatIsInjected() {
        RuntimeRules.noRandomIds(ROOT)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                        .importPackages(ROOT));
    }

    @Test
    void noParserKeepsWhatItRead() {
        RuntimeRules.jsonLeavesNothingBehind(ROOT + "..", "dev.latchkey.web..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT, "dev.latchkey.web"));
    }

    private static ArchRule rule(String root, String one, String other) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + one + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "." + other + "..")
                .because("both know the domain: a route calls a use case, and a table stands behind a port");
    }
}
