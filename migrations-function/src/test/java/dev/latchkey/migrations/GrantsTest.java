package dev.latchkey.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.SchemaVersion;
import dev.latchkey.database.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latchkey_auth", "latchkey_preferences", "latchkey_health"})
    void everyFunctionReadsTheVersionOfTheSchema(String role) throws SQLException {
        assertThat(column(role, "select version from schema_version")).containsExactly(SchemaVersion.EXPECTED);
    }

    @Test
    void healthMayReadNothingElse() throws SQLException {
        assertThat(column(
                        "postgres",
                        "select table_name::text from information_schema.role_table_grants"
                                + " where grantee in ('latchkey_health', 'PUBLIC') and table_schema = 'public'"))
                .containsExactly("schema_version");
    }

    @Test
    void preferencesMayNotTouchAccounts() throws SQLException {
        assertThat(column(
                        "postgres",
                        "select table_name::text from information_schema.role_table_grants"
                                + " where grantee = 'latchkey_preferences' and table_schema = 'public'"))
                .isNotEmpty()
                .doesNotContain(
                        "users", "sessions", "signing_keys", "audit_events", "login_throttle", "idempotency_keys");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    latchkey_preferences | select email from users
                    latchkey_preferences | select * from sessions
                    latchkey_preferences | delete from users
                    latchkey_health      | select * from users
                    latchkey_health      | select * from preferences
                    latchkey_health      | select * from flyway_schema_history
                    latchkey_health      | select user_exists(gen_random_uuid())
                    latchkey_auth        | select * from preferences
                    latchkey_auth        | create table intruder (id int)
                    latchkey_auth        | alter table users add column admin boolean
                    latchkey_auth        | drop table users
                    latchkey_auth        | update flyway_schema_history set success = false
                    latchkey_preferences | create table intruder (id int)
                    latchkey_health      | create temporary table intruder (id int)
                    latchkey_auth        | create role intruder
                    """)
    void whatIsNotAFunctionsBusinessIsRefused(String role, String sql) throws SQLException {
        try (var connection = DATABASE.connect(role);
                var statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(sql))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @Test
    void preferencesMayAskWhetherAnAccountExists() throws SQLException {
        assertThat(column("latchkey_preferences", "select user_exists(gen_random_uuid())::text"))
                .containsExactly("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latchkey_auth", "latchkey_preferences", "latchkey_health"})
    void everyFunctionIsBoundedByTheServerToo(String role) throws SQLException {
        assertThat(column(role, "show statement_timeout")).containsExactly("5s");
        assertThat(column(role, "show idle_in_transaction_session_timeout")).containsExactly("10s");
        assertThat(column(role, "show client_connection_check_interval")).containsExactly("1s");
    }

    @Test
    void noFunctionsRoleMayMakeRolesOrDatabasesOrOwnsAnything() throws SQLException {
        assertThat(column(
                        "postgres",
                        "select rolname::text from pg_roles where rolname like 'latchkey\\_%' and rolname <> 'latchkey_migrator'"
                                + " and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)"))
                .isEmpty();
        assertThat(column(
                        "postgres",
                        "select relname::text from pg_class where relnamespace = 'public'::regnamespace"
                                + " and pg_get_userbyid(relowner) <> 'latchkey_migrator'"))
                .isEmpty();
    }

    private static List<String> column(String role, String query) throws SQLException {
        try (var connection = DATABASE.connect(role);
                var rows = connection.createStatement().executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
