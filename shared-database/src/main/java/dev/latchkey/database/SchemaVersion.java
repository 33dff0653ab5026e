package dev.latchkey.database;

/** The version of the database's schema that this release was built with. */
public final class SchemaVersion {
    /** The number of the newest migration; a new one changes it. */
    public static final String EXPECTED = "4";

    private SchemaVersion() {}
}
