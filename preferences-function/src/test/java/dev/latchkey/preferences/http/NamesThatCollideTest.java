package dev.latchkey.preferences.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.runtime.json.CollidingNames;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaMapperRecorder;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one user sends is nothing that another meets: their names do not live in any table of the function's. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
@SuppressWarnings("NullAway.Init") // Set by TestDatabaseResource.
class NamesThatCollideTest {
    TestDatabase database;

    @Test
    void aDocumentOfNamesThatCollideIsTakenAndHarmsNobodyElse() {
        var attacker = PreferencesClient.of(database);
        var other = PreferencesClient.of(database);

        for (var names : List.of(CollidingNames.ofJackson(310), CollidingNames.ofStrings(2000))) {
            var document = CollidingNames.object(names);
            var put = attacker.put("preferences/ui" + names.size(), document);
            assertThat(put.statusCode()).as(put.asString()).isEqualTo(201);
            assertThat(attacker.get("preferences/ui" + names.size()).asString()).isEqualTo(document);
        }

        for (int i = 0; i < 100; i++) {
            var document = CollidingNames.object(names(i));
            assertThat(other.put("preferences/own", document).statusCode()).isLessThan(300);
            assertThat(other.get("preferences/own").asString()).isEqualTo(document);
        }
    }

    @Test
    void headersAndParametersWhoseNamesCollideHarmNobodyEither() {
        var attacker = PreferencesClient.of(database);
        var request = attacker.request();
        CollidingNames.ofJackson(150).forEach(name -> request.queryParam(name, "1"));

        assertThat(request.get("/v1/preferences").statusCode()).isEqualTo(200);
        assertThat(PreferencesClient.of(database).put("preferences/own", "{}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void eventsAreReadByAParserThatKeepsNoNames() {
        var factory = AmazonLambdaMapperRecorder.objectMapper.getFactory();

        assertThat(factory.isEnabled(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES))
                .isFalse();
        assertThat(factory.isEnabled(JsonFactory.Feature.INTERN_FIELD_NAMES)).isFalse();
    }

    private static List<String> names(int round) {
        return IntStream.range(0, 40).mapToObj(i -> "name" + round + "-" + i).toList();
    }
}
