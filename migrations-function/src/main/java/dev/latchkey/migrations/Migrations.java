package dev.latchkey.migrations;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateOutput;
import org.jspecify.annotations.Nullable;

/**
 * The schema and its history, by Flyway. Each migration is one transaction: it happens as a whole or not at all. Two
 * that run at once wait for each other.
 */
final class Migrations {
    private final Flyway flyway;

    Migrations(DataSource database, ClassLoader migrations) {
        flyway = Flyway.configure(migrations)
                .dataSource(database)
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .load();
    }

    record Applied(String version, String description, long millis) {}

    record Pending(String version, String description) {}

    /** What ran and what is still to run. */
    record Outcome(@Nullable String schemaVersion, List<Applied> applied, List<Pending> pending) {}

    /** Runs what is pending, after checking that what ran before has not been edited since. */
    Outcome migrate() {
        try {
            var result = flyway.migrate();
            var applied = result.migrations.stream().map(Migrations::applied).toList();
            return new Outcome(schemaVersion(), applied, pending());
        } catch (FlywayException e) {
            throw new CommandFailed(explain(e), e);
        }
    }

    /** Runs nothing. */
    Outcome info() {
        try {
            return new Outcome(schemaVersion(), List.of(), pending());
        } catch (FlywayException e) {
            throw new CommandFailed(explain(e), e);
        }
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

    /** Flyway's message names the migration; the SQL state stands in the exception beneath. */
    private static String explain(FlywayException failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && !message.contains("SQL State")) {
                return message + " (SQL state " + sql.getSQLState() + ")";
            }
        }
        return message;
    }
}
