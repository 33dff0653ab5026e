package dev.latchkey.migrations;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.architecture.DatabaseRules;
import dev.latchkey.architecture.RuntimeRules;
import org.junit.jupiter.api.Test;

class MigrationsArchitectureTest {
    @Test
    void theMigrationsFunctionKnowsNeitherHttpNorThePool() {
        DatabaseRules.migrationsWithoutHttpAndPool("dev.latchkey")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.latchkey.migrations"));
    }

    @Test
    void noParserKeepsWhatItRead() {
        RuntimeRules.jsonLeavesNothingBehind("dev.latchkey.migrations..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.latchkey.migrations"));
    }

    @Test
    void nothingIsDrawnFromWhatASnapshotHolds() {
        RuntimeRules.noRandomnessOfASnapshot("dev.latchkey.migrations")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.latchkey.migrations"));
    }

    @Test
    void idsAreMadeByTheGeneratorThatIsInjected() {
        RuntimeRules.noRandomIds("dev.latchkey.migrations")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.latchkey.migrations"));
    }
}
