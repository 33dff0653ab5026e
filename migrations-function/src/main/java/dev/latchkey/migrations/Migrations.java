package dev.latchkey.migrations;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateOutput;
import org.jspecify.annotations.Nullable;

/**
 * The schema and its history, by Flyway. Each migration is one transaction: it happens as a whole or not at all. Of two
 * that run at once, one waits for the other and finds nothing to do. A failure is a {@link CommandFailed} that names the
 * migration and the SQL state.
 */
final class Migrations {
    private static final String[] BUILT_IN = {"classpath:db/migration"};
    /** Until Lambda's own timeout ends the wait. */
    private static final int FOR_EVER = -1;

    private final Flyway flyway;

    Migrations(DataSource database) {
        this(database, BUILT_IN);
    }

    Migrations(DataSource database, String... locations) {
        flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations(locations)
                .cleanDisabled(true)
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .lockRetryCount(FOR_EVER)
                .load();
    }

    record Applied(String version, String description, long millis) {}

    record Pending(String version, String description) {}

    /** What ran and what is still to run. */
    record Outcome(@Nullable String schemaVersion, List<Applied> applied, List<Pending> pending) {}

    /** What was mended. */
    record Repair(@Nullable String schemaVersion, List<String> repairs) {}

    /** Runs what is pending, after checking that what ran before has not been edited since. */
    Outcome migrate() {
        return explained(() -> {
            var applied = flyway.migrate().migrations.stream()
                    .map(Migrations::applied)
                    .toList();
            return new Outcome(schemaVersion(), applied, pending());
        });
    }

    /** Lists what is pending and runs nothing. */
    Outcome info() {
        return explained(() -> new Outcome(schemaVersion(), List.of(), pending()));
    }

    /** Checks that what ran is what this release holds; what is still to run, or newer than this release, is no fault. */
    Outcome validate() {
        return explained(() -> {
            var result = Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .ignoreMigrationPatterns("*:pending", "*:future")
                    .load()
                    .validateWithResult();
            if (!result.validationSuccessful) {
                throw new CommandFailed(result.invalidMigrations.stream()
                        .map(invalid -> "Migration " + invalid.version + " (" + invalid.description + "): "
                                + invalid.errorDetails.errorMessage)
                        .collect(Collectors.joining("\n")));
            }
            return info();
        });
    }

    /** Makes the history agree with this release: of edited migrations it takes the new checksum over. */
    Repair repair() {
        return explained(() -> {
            var result = flyway.repair();
            return new Repair(schemaVersion(), List.copyOf(result.repairActions));
        });
    }

    private @Nullable String schemaVersion() {
        return Arrays.stream(flyway.info().applied())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo)
                .map(MigrationVersion::getVersion)
                .orElse(null);
    }

    private List<Pending> pending() {
        return Arrays.stream(flyway.info().pending())
                .map(info -> new Pending(version(info), info.getDescription()))
                .toList();
    }

    private static String version(MigrationInfo info) {
        return Optional.ofNullable(info.getVersion())
                .map(MigrationVersion::getVersion)
                .orElse("repeatable");
    }

    private static Applied applied(MigrateOutput migration) {
        String version = migration.version.isEmpty() ? "repeatable" : migration.version;
        return new Applied(version, migration.description, migration.executionTime);
    }

    private static <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (FlywayException e) {
            throw new CommandFailed(explain(e), e);
        }
    }

    /** Flyway's message names the migration; the SQL state, if it does not, is in the cause. */
    private static String explain(FlywayException failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && !message.contains("SQL State")) {
                return message + " (SQL state " + sql.getSQLState() + ")";
            }
        }
        return message;
    }
}
