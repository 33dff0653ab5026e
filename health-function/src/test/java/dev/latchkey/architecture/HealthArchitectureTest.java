package dev.latchkey.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class HealthArchitectureTest {
    @Test
    void healthKnowsNoDomainAndNoOrm() {
        onlyWhatItNeeds("dev.latchkey.health")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.latchkey.health"));
    }

    @Test
    void noParserKeepsWhatItRead() {
        RuntimeRules.jsonLeavesNothingBehind("dev.latchkey.health..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.latchkey.health"));
    }

    @Test
    void nothingIsDrawnFromWhatASnapshotHolds() {
        RuntimeRules.noRandomnessOfASnapshot("dev.latchkey.health")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.latchkey.health"));
    }

    @Test
    void idsAreMadeByTheGeneratorThatIsInjected() {
        RuntimeRules.noRandomIds("dev.latchkey.health")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.latchkey.health"));
    }

    @Test
    void theRuleBitesOnAPlantedViolation() {
        var planted = new ClassFileImporter().importPackages("dev.latchkey.planted");
        assertThat(onlyWhatItNeeds("dev.latchkey.planted.health")
                        .evaluate(planted)
                        .hasViolation())
                .isTrue();
    }

    private static ArchRule onlyWhatItNeeds(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + "..",
                        "java..",
                        "org.jspecify.annotations",
                        "org.jboss.logging",
                        "org.eclipse.microprofile.config.inject",
                        "com.amazonaws.services.lambda.runtime..",
                        "com.fasterxml.jackson.core..",
                        "dev.latchkey.database",
                        "dev.latchkey.runtime..",
                        "dev.latchkey.web.edge",
                        "dev.latchkey.web.priming",
                        "dev.latchkey.web.routes",
                        // By which Quarkus is told how to read events.
                        "io.quarkus.jackson",
                        "io.quarkus.runtime",
                        "jakarta.inject",
                        "jakarta.enterprise.inject")
                .because("probes must start fast and tell nothing: no domain, no ORM, no HTTP server");
    }
}
