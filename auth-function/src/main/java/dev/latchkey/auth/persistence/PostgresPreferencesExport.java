package dev.latchkey.auth.persistence;

import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.database.Database;
import dev.latchkey.domain.UserId;
import jakarta.inject.Singleton;

/** Asks the one function of the schema's owner that lets the accounts see preferences. */
@Singleton
final class PostgresPreferencesExport implements PreferencesExport {
    private final Database database;

    PostgresPreferencesExport(Database database) {
        this.database = database;
    }

    @Override
    public String of(UserId userId) {
        return database.find("select export_preferences(?) as document", row -> row.text("document"), userId.value())
                .orElseThrow();
    }
}
