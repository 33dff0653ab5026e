package dev.latchkey.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSizesTest {
    @TempDir
    Path directory;

    @Test
    void counts_the_rows_of_each_table_whatever_its_name_and_reads_only() throws Exception {
        Files.createDirectories(directory.resolve("logs"));
        try (PostgresServer server = new PostgresServer(directory, 0)) {
            String url = server.jdbcUrl("latchkey_migrator");
            execute(
                    url,
                    "create table users (id int primary key)",
                    "insert into users select generate_series(1, 1000)",
                    "create table empty (id int)",
                    "create table \"od\"\"d; drop table users\" (id int)",
                    "create view a_view as select * from users",
                    "create schema other",
                    "create table other.users (id int)");

            assertThat(new TableSizes(url).read())
                    .extracting(TableSizes.TableSize::schema, TableSizes.TableSize::name, TableSizes.TableSize::rows)
                    .containsExactly(
                            tuple("other", "users", 0L),
                            tuple("public", "empty", 0L),
                            tuple("public", "od\"d; drop table users", 0L),
                            tuple("public", "users", 1000L));
            assertThat(new TableSizes(url).read().getLast().bytes()).isGreaterThan(32_000);

            server.stop();

            assertThatThrownBy(() -> new TableSizes(url).read()).isInstanceOf(SQLException.class);
        }
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
