package dev.latchkey.preferences.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource and before each test.
class WritesThatChangeNothingTest {
    TestDatabase database;
    PreferencesClient client;

    @BeforeEach
    void logIn() {
        client = PreferencesClient.of(database);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT    | ui                            | {"a":1}                              | 200
            PATCH  | ui                            | {"a":1}                              | 200
            PATCH  | ui                            | {"b":null}                           | 200
            PUT    | ui/a                          | 1                                    | 200
            DELETE | ui/b                          |                                      | 204
            PUT    | notifications                 | {"push":true,"security_alerts":true} | 200
            PATCH  | notifications                 | {"security_alerts":true}             | 200
            PUT    | notifications/security_alerts | true                                 | 200
            PUT    | appearance/theme              | "dark"                               | 201 200
            PATCH  | appearance                    | {}                                   | 200
            DELETE | appearance                    |                                      | 204
            PATCH  |                               | {"ui":{"a":1},"appearance":{}}       | 200
            RESTORE | ui/1                         |                                      | 200
            RESTORE | notifications/1              |                                      | 200
            """)
    void makesNoVersionHoweverOftenItIsSent(
            String method, @Nullable String path, @Nullable String body, String statuses) {
        client.put("preferences/ui", "{\"a\":1}");
        client.put("preferences/notifications", "{\"push\":true}");
        int first = Integer.parseInt(statuses.split(" ", -1)[0]);
        int later = Integer.parseInt(statuses.split(" ", -1)[statuses.split(" ", -1).length - 1]);

        assertThat(send(method, path, body).statusCode()).isEqualTo(first);
        var state = state();
        for (int i = 0; i < 3; i++) {
            assertThat(send(method, path, body).statusCode()).isEqualTo(later);
        }

        assertThat(state()).isEqualTo(state);
        if (first == later) {
            assertThat(client.get("preferences/ui").header("ETag")).isEqualTo("\"1\"");
            assertThat(client.get("preferences/notifications").header("ETag")).startsWith("\"1.");
            assertThat(client.get("preferences/appearance").header("ETag")).startsWith("\"0.");
        }
    }

    private String state() {
        var all = client.get("preferences");
        return all.header("ETag")
                + all.asString()
                + client.get("preference-changes").asString()
                + client.get("preference-versions/ui").asString();
    }

    private Response send(String method, @Nullable String path, @Nullable String body) {
        var target = path == null ? "preferences" : "preferences/" + path;
        return switch (method) {
            case "PUT" -> client.put(target, requireNonNull(body));
            case "PATCH" -> client.patch(target, requireNonNull(body));
            case "DELETE" -> client.delete(target);
            default -> client.post("preference-versions/" + path + "/restore");
        };
    }
}
