package dev.latchkey.database;

import java.util.regex.Pattern;

/** The version of the database's schema: the one that this release was built with, and the one that is there. */
public final class SchemaVersion {
    /** The number of the newest migration; a new one changes it. */
    public static final String EXPECTED = "6";

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})([._]\\d{1,9})*");

    private SchemaVersion() {}

    /**
     * Whether a schema has all that a release needs: migrations suit the release before too, so that a later one does,
     * and a release that was brought back serves on.
     *
     * @param version of the schema, as Flyway's history has it
     * @param needed the number of the newest migration that the release was built with
     */
    public static boolean isAtLeast(String version, String needed) {
        var matcher = VERSION.matcher(version);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) >= Integer.parseInt(needed);
    }

    /** The version of the schema that is there, or an empty text where there is none yet. One round trip. */
    public static String of(Database database) {
        return database.find("select version from schema_version", row -> row.text("version"))
                .orElse("");
    }
}
