package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.database.PostgresServer;
import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.emulator.platform.StackFailure;
import dev.latchkey.local.stack.LocalStack;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.StackOptions;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The packaged migrations function by itself, from a database that stands in its way to one that is in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // The fields are set before all tests.
class MigrationsFunctionTest {
    private static final String PREFERENCES = "select count(*) from flyway_schema_history where version = '2'";

    /** Lets no table of the second migration be made. An empty schema stays empty, as Flyway wants it before the first. */
    private static final String IN_THE_WAY = """
            create schema in_the_way;
            create function in_the_way.refuse() returns event_trigger language plpgsql as $$
              begin
                if to_regclass('public.preferences') is not null then
                  raise exception 'something stands in the way' using errcode = '42P07';
                end if;
              end $$;
            create event trigger in_the_way on ddl_command_end when tag in ('CREATE TABLE')
              execute function in_the_way.refuse()""";

    private static final Pattern VERSIONED = Pattern.compile("V(\\d+)__.*\\.sql");

    private static Path data;
    private static Stack stack;
    private static Sql sql;
    private static Client client;

    private static StackOptions options() {
        return SharedStack.options("migrations").instances(2).fresh(false);
    }

    @BeforeAll
    static void aMigrationThatFailsIsToldByNameAndSqlStateAndLeavesNothing() throws IOException {
        data = SharedStack.data("migrations");
        PostgresServer.erase(data);
        Files.createDirectories(data.resolve("logs"));
        try (PostgresServer server = new PostgresServer(data, 0)) {
            new Sql(server).execute(IN_THE_WAY);
        }

        assertThatThrownBy(() -> SharedStack.start(options()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("V2__preferences.sql")
                .hasMessageContaining("42P07")
                .hasMessageContaining("stands in the way");

        try (PostgresServer server = new PostgresServer(data, 0)) {
            Sql after = new Sql(server);
            assertThat(after.number("select count(*) from flyway_schema_history where success"))
                    .isEqualTo(1);
            assertThat(after.number(PREFERENCES)).isZero();
            assertThat(after.number("select count(*) from pg_class where relname = 'preference_owners'"))
                    .isZero();
            after.execute("drop event trigger in_the_way");
            after.execute("drop schema in_the_way cascade");
        }
        stack = SharedStack.start(options());
        sql = new Sql(stack.database());
        client = SharedStack.client(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void onceTheWayIsFreeTheRestIsMigrated() {
        assertThat(sql.number(PREFERENCES)).isEqualTo(1);
        JsonNode info = invoke("{\"command\":\"info\"}");

        assertThat(info.path("schema_version").asText()).isEqualTo(newest());
        assertThat(info.path("pending")).isEmpty();
    }

    @Test
    @Order(2)
    void anEmptyPayloadIsInfo() {
        assertThat(invoke("")).isEqualTo(invoke("{\"command\":\"info\"}"));
    }

    @Test
    @Order(2)
    void theProgramInvokesItFromTheCommandLine() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalStack.class.getName(),
                        "invoke",
                        "migrations",
                        "{\"command\":\"info\"}",
                        "--port",
                        Integer.toString(stack.uri().getPort()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).isZero();
        assertThat(output).contains("\"schema_version\":\"" + newest() + "\"");
    }

    @Test
    @Order(3)
    void validateNamesAnEditedMigrationAndRepairTakesItOver() {
        sql.execute("update flyway_schema_history set checksum = 1 where version = '2'");

        assertThat(failure("{\"command\":\"validate\"}")).contains("Migration 2 (preferences)", "checksum");
        assertThat(failure("{\"command\":\"migrate\"}")).contains("checksum");
        assertThat(invoke("{\"command\":\"repair\"}").path("repairs")).isNotEmpty();
        assertThat(invoke("{\"command\":\"validate\"}").path("schema_version").asText())
                .isEqualTo(newest());
    }

    @Test
    @Order(4)
    void aDryRunListsWhatWouldRunAndRunsNothing() {
        makeGrantsPending();

        JsonNode dry = invoke("{\"command\":\"migrate\",\"dry_run\":true}");

        assertThat(dry.path("applied")).isEmpty();
        assertThat(dry.path("pending").path(0).path("description").asText()).isEqualTo("grants");
        assertThat(invoke("{}").path("pending")).hasSize(1);
    }

    @Test
    @Order(5)
    void ofTwoMigrationsAtOnceOneRunsAndTheOtherWaitsForIt() throws Exception {
        makeGrantsPending();
        List<JsonNode> answers;
        try (Connection other = sql.administrator();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // What the grants set too, so that they wait for it.
            statement.execute("alter role latchkey_auth set statement_timeout = '1s'");
            Thread release = Thread.ofVirtual().start(() -> {
                Processes.await("a migration that is at work", () -> waitingForAnotherTransaction() == 1);
                Processes.await(
                        "another",
                        () -> stack.function("migrations").instances().stream()
                                        .filter(each -> each.state().equals("busy"))
                                        .count()
                                == 2);
                rollBack(other);
            });
            answers = Parallel.times(2, i -> invoke("{\"command\":\"migrate\"}"));
            release.join();
        }

        assertThat(answers.stream()
                        .mapToInt(answer -> answer.path("applied").size())
                        .sum())
                .isEqualTo(1);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.path("pending")).isEmpty());
    }

    @Test
    @Order(6)
    void aRotatedSigningKeyIsKeptSealedBesideTheOneBefore() {
        JsonNode first = invoke("{\"command\":\"rotate-signing-key\"}");
        JsonNode second = invoke("{\"command\":\"rotate-signing-key\"}");

        assertThat(second.path("kid").asText())
                .isNotBlank()
                .isNotEqualTo(first.path("kid").asText());
        assertThat(sql.number("select count(*) from signing_keys")).isEqualTo(2);
        assertThat(sql.number("select count(*) from signing_keys where sealed_private_key like '%PRIVATE%'"))
                .isZero();
    }

    @Test
    @Order(7)
    void purgeTellsThatItIsDone() {
        assertThat(invoke("{\"command\":\"purge\"}").path("complete").asBoolean())
                .isTrue();
    }

    @Test
    @Order(8)
    void thereIsNoClean() {
        assertThat(failure("{\"command\":\"clean\"}")).contains("There is no command \"clean\"", "migrate", "purge");
    }

    private static long waitingForAnotherTransaction() {
        return sql.number("select count(*) from pg_stat_activity"
                + " where usename = 'latchkey_migrator' and wait_event = 'transactionid'");
    }

    /** The version that the newest migration makes. */
    private static String newest() {
        Path migrations =
                Path.of(System.getProperty("latchkey.root"), "migrations-function/src/main/resources/db/migration");
        try (Stream<Path> files = Files.list(migrations)) {
            return files.map(file -> VERSIONED.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .max(Integer::compare)
                    .map(String::valueOf)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeGrantsPending() {
        sql.execute("update flyway_schema_history set checksum = 1 where script = 'R__grants.sql'");
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode invoke(String payload) {
        Answer answer = send(payload);
        assertThat(answer.header("X-Amz-Function-Error"))
                .as("%s", answer.raw().body())
                .isEmpty();
        return answer.body();
    }

    private static String failure(String payload) {
        Answer answer = send(payload);
        assertThat(answer.header("X-Amz-Function-Error")).isEqualTo("Unhandled");
        return answer.text("errorMessage");
    }

    private static Answer send(String payload) {
        return client.send("POST", "/_latchkey/functions/migrations/invoke", null, payload);
    }
}
