package dev.latchkey.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.migrations.Migrations.Pending;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.metrics.EmfMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class MigrationsTest {
    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.createEmpty();
    private Migrations migrations;

    @BeforeEach
    void firstMigration() throws IOException {
        write("V1__one.sql", "create table one (id int);");
        migrations = migrations();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void ofAMigrationThatFailsNothingIsLeftAndItsNameAndSqlStateAreTold() throws IOException, SQLException {
        write("V2__two.sql", "create table two (id int); insert into two values (1 / 0);");
        write("V3__three.sql", "create table three (id int);");

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(migrations::migrate)
                .withMessageContaining("V2__two.sql")
                .withMessageContaining("22012");
        assertThat(table("one")).isPresent();
        assertThat(table("two")).isEmpty();
        assertThat(table("three")).isEmpty();
        assertThat(migrations.info().schemaVersion()).isEqualTo("1");
        assertThat(migrations.info().pending()).containsExactly(new Pending("2", "two"), new Pending("3", "three"));

        write("V2__two.sql", "create table two (id int);");
        assertThat(migrations().migrate().schemaVersion()).isEqualTo("3");
    }

    @Test
    void aMigrationThatWasEditedAfterItRanIsNamedUntilItIsRepaired() throws IOException {
        migrations.migrate();
        write("V1__one.sql", "create table one (id int, name text);");

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> migrations().validate())
                .withMessageContaining("Migration 1 (one)")
                .withMessageContaining("checksum");
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> migrations().migrate())
                .withMessageContaining("checksum");

        assertThat(migrations().repair().repairs()).isNotEmpty();
        assertThat(migrations().validate().schemaVersion()).isEqualTo("1");
    }

    @Test
    void validatingTakesWhatIsStillToRunAndWhatANewerReleaseRanForNoFault() throws IOException {
        write("V2__two.sql", "create table two (id int);");
        assertThat(migrations().validate().pending()).hasSize(2);
        migrations().migrate();
        Files.delete(folder.resolve("V2__two.sql"));

        assertThat(migrations().validate().schemaVersion()).isEqualTo("2");
        assertThat(migrations().migrate().applied()).isEmpty();
    }

    @Test
    void aRepeatableMigrationIsPendingAgainWhenItWasChanged() throws IOException {
        write("R__view.sql", "create or replace view two as select 1 as id;");
        migrations().migrate();
        assertThat(migrations().info().pending()).isEmpty();

        write("R__view.sql", "create or replace view two as select 2 as id;");

        assertThat(migrations().info().pending()).containsExactly(new Pending("repeatable", "view"));
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private Migrations migrations() {
        var variables = database.environment("migrations");
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        return new Migrations(
                new DirectDataSource(
                        DatabaseSettings.from(environment),
                        environment,
                        InstantSource.system(),
                        new EmfMetrics("migrations", InstantSource.system(), line -> {})),
                "filesystem:" + folder);
    }

    private Optional<String> table(String name) throws SQLException {
        try (var connection = database.connect("postgres");
                var rows = connection.createStatement().executeQuery("select to_regclass('" + name + "')::text")) {
            rows.next();
            return Optional.ofNullable(rows.getString(1));
        }
    }
}
