package dev.latchkey.runtime.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings of preferences, of how long data is kept, and of whose certificate the database may have. */
public final class DataSettings {
    public static final Setting<String> UNKNOWN_NAMESPACES = Setting.of(
                    "UNKNOWN_NAMESPACES",
                    "preferences",
                    "whether namespaces outside the catalog may be written",
                    Forms.oneOf("allow", "reject"))
            .otherwise("allow");

    public static final Setting<Duration> AUDIT_RETENTION = Setting.of(
                    "AUDIT_RETENTION", "migrations", "how long audit events are kept", Forms.duration("P1D", "P36500D"))
            .otherwise("P365D");

    public static final Setting<Duration> HISTORY_RETENTION = Setting.of(
                    "HISTORY_RETENTION",
                    "migrations",
                    "how long earlier versions of preferences are kept",
                    Forms.duration("P1D", "P36500D"))
            .otherwise("P365D");

    public static final Setting<Path> DB_SSL_ROOT_CERT = Setting.of(
                    "DB_SSL_ROOT_CERT",
                    "all",
                    "whose certificates of the database are trusted",
                    FileForms.certificates())
            .otherwiseInWords("the authorities of RDS, in the package");

    static final List<Setting<?>> ALL =
            List.of(UNKNOWN_NAMESPACES, AUDIT_RETENTION, HISTORY_RETENTION, DB_SSL_ROOT_CERT);

    private DataSettings() {}
}
