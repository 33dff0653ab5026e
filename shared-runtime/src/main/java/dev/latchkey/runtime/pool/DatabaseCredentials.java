package dev.latchkey.runtime.pool;

import dev.latchkey.runtime.database.DatabaseSettings;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;

/** Asked by the pool for each new connection. Also what checks the database's settings when the function starts. */
@Singleton
@Unremovable
@Named("latchkey-database")
class DatabaseCredentials implements CredentialsProvider {
    private final DatabaseSettings settings;

    DatabaseCredentials(DatabaseSettings settings) {
        this.settings = settings;
    }

    void checkAtStart(@Observes StartupEvent start) {
        // Creating this bean has read the settings, and a wrong one has ended the start.
    }

    @Override
    public Map<String, String> getCredentials(String credentialsProviderName) {
        return Map.of(
                USER_PROPERTY_NAME, settings.user(),
                PASSWORD_PROPERTY_NAME, settings.password().orElse(""));
    }
}
