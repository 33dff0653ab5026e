package dev.latchkey.database.testing;

import static java.util.Objects.requireNonNull;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a Quarkus test the database of one function:
 * {@code @WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))}.
 * Fields of the test class of type {@link TestDatabase} are set.
 */
public final class TestDatabaseResource implements QuarkusTestResourceLifecycleManager {
    private String function = "";
    private @Nullable TestDatabase database;

    @Override
    public void init(Map<String, String> arguments) {
        function = requireNonNull(arguments.get("function"), "the argument named function is missing");
    }

    @Override
    public Map<String, String> start() {
        database = TestDatabase.create();
        Map<String, String> properties = new HashMap<>();
        database.environment(function)
                .forEach((name, value) ->
                        properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        // So that on a busy machine no connection is tried for having idled, nor cut before it was asked to cancel.
        properties.put("latchkey.deadline.for.cancelling", "PT30S");
        properties.put("quarkus.datasource.jdbc.foreground-validation-interval", "1H");
        return properties;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, field -> field.getType() == TestDatabase.class);
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
