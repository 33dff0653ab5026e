package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.emulator.gateway.RouteTable;
import dev.latchkey.local.emulator.lambda.FunctionSettings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the local stack does as deployed is read from where it is deployed from. */
class DeploymentTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root", ".."));

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]*)\"");

    @TempDir
    Path directory;

    @Test
    void functions_have_the_memory_and_the_timeouts_of_infra() throws IOException {
        String variables = Files.readString(ROOT.resolve("infra/variables.tf"));

        assertThat(LatchkeyFunctions.in(ROOT)).hasSize(4).allSatisfy(function -> {
            Matcher block = Pattern.compile(function.name() + " = optional\\(object\\(\\{"
                            + "\\s*memory_mb\\s*= optional\\(number, (\\d+)\\)"
                            + "\\s*timeout_seconds\\s*= optional\\(number, (\\d+)\\)")
                    .matcher(variables);
            assertThat(block.find()).isTrue();
            assertThat(function.memoryMegabytes()).isEqualTo(Integer.parseInt(block.group(1)));
            assertThat(function.timeout().toSeconds()).isEqualTo(Long.parseLong(block.group(2)));
        });
    }

    @Test
    void functions_have_the_options_of_the_jvm_that_infra_sets() throws IOException {
        Map<String, String> variables = new FunctionConfiguration(Map.of(), 8080, null, "key", null)
                .applyTo(TestFunctions.probe(directory))
                .environment();

        assertThat(Files.readString(ROOT.resolve("infra/functions.tf")))
                .contains("\"" + variables.get("JAVA_TOOL_OPTIONS") + " ${var.java_tool_options}\"");
    }

    @Test
    void cors_is_answered_as_infra_configures_it() throws IOException {
        String api = Files.readString(ROOT.resolve("infra/api.tf"));
        FunctionSettings probe = TestFunctions.probe(directory);
        try (TestStack stack = TestStack.start(directory, List.of(probe), options -> options)) {
            HttpResponse<String> preflight =
                    stack.send(HttpRequest.newBuilder(stack.uri().resolve("/probe/echo"))
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                            .headers("Origin", "http://localhost:3000", "Access-Control-Request-Method", "GET"));
            HttpResponse<String> answer = stack.get("/probe/echo", "Origin", "http://localhost:3000");

            assertThat(header(preflight, "access-control-allow-methods"))
                    .containsExactlyInAnyOrderElementsOf(listIn(api, "allow_methods"));
            assertThat(header(preflight, "access-control-allow-headers"))
                    .containsExactlyInAnyOrderElementsOf(listIn(api, "allow_headers"));
            assertThat(header(preflight, "access-control-max-age")).containsExactly(valueIn(api, "max_age"));
            assertThat(header(answer, "access-control-expose-headers"))
                    .containsExactlyInAnyOrderElementsOf(listIn(api, "expose_headers"));
        }
    }

    /** The connection budget that Terraform computes is the one that the pools can spend. */
    @Test
    void a_function_opens_at_most_the_connections_that_infra_counts() throws IOException {
        String pool = Files.readString(
                ROOT.resolve("shared-database/src/main/resources/META-INF/microprofile-config.properties"));

        assertThat(pool)
                .contains("quarkus.datasource.jdbc.max-size="
                        + valueIn(Files.readString(ROOT.resolve("infra/locals.tf")), "pool_size") + "\n");
    }

    @Test
    void the_database_users_of_infra_are_those_that_the_migrations_grant_rights_to() throws IOException {
        Matcher users = Pattern.compile("database_users = \\{([^}]*)\\}")
                .matcher(Files.readString(ROOT.resolve("infra/locals.tf")));
        assertThat(users.find()).isTrue();
        List<String> named = QUOTED.matcher(users.group(1))
                .results()
                .map(user -> user.group(1))
                .toList();
        Matcher granted = Pattern.compile("function_role in array array\\[([^]]*)]")
                .matcher(Files.readString(
                        ROOT.resolve("migrations-function/src/main/resources/db/migration/R__grants.sql")));
        assertThat(granted.find()).isTrue();

        assertThat(granted.group(1).replace("'", "").split(", "))
                .containsExactlyInAnyOrderElementsOf(named.stream()
                        .filter(user -> !user.equals("latchkey_migrator"))
                        .toList());
        assertThat(named).hasSize(4);
    }

    @Test
    void the_table_of_routes_is_read_as_it_stands() throws IOException {
        var table = new ObjectMapper().readTree(Files.readString(ROOT.resolve("infra/routes.json")));

        assertThat(RouteTable.read(ROOT.resolve("infra/routes.json")).routes()).hasSize(table.size());
    }

    @Test
    void the_image_of_the_stack_copies_what_the_build_makes_and_runs_what_there_is() throws IOException {
        String image = Files.readString(ROOT.resolve("local/stack/Dockerfile"));
        List<String> copied = Pattern.compile("COPY --from=build --chown=latchkey /latchkey/(\\S+)")
                .matcher(image)
                .results()
                .map(copy -> copy.group(1))
                .toList();

        assertThat(copied)
                .contains("infra/routes.json", "local/stack/target/classes", "local/stack/target/lib")
                .containsAll(LatchkeyFunctions.in(ROOT).stream()
                        .map(function -> ROOT.toAbsolutePath()
                                .normalize()
                                .relativize(function.archive().toAbsolutePath().normalize())
                                .toString())
                        .toList())
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
        assertThat(image).contains("\"" + LocalStack.class.getName() + "\"");
    }

    private static List<String> header(HttpResponse<String> response, String name) {
        return Stream.of(response.headers().firstValue(name).orElse("").split(",", -1))
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> listIn(String source, String name) {
        Matcher matcher = Pattern.compile(name + "\\s*= \\[([^\\]]*)\\]").matcher(source);
        assertThat(matcher.find()).as(name).isTrue();
        return Arrays.stream(matcher.group(1).split(",", -1))
                .map(value -> value.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String valueIn(String source, String name) {
        Matcher matcher = Pattern.compile(name + "\\s*= (\\S+)").matcher(source);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }
}
