package dev.latchkey.database;

/** The version of the database's schema: the one that this release was built with, and the one that is there. */
public final class SchemaVersion {
    /** The number of the newest migration; a new one changes it. */
    public static final String EXPECTED = "8";

    private SchemaVersion() {}

    /** The version of the schema that is there, or an empty text where there is none yet. One round trip. */
    public static String of(Database database) {
        return database.find("select version from schema_version", row -> row.text("version"))
                .orElse("");
    }
}
