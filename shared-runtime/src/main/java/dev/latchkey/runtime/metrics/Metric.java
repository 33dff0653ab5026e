package dev.latchkey.runtime.metrics;

/** Every metric there is. Alarms and the dashboard name them, so that a name is part of the contract. */
public enum Metric {
    REQUESTS("Requests", Unit.COUNT),
    LATENCY("Latency", Unit.MILLISECONDS),
    CLIENT_ERRORS("ClientErrors", Unit.COUNT),
    SERVER_ERRORS("ServerErrors", Unit.COUNT),
    COLD_STARTS("ColdStarts", Unit.COUNT),
    /** From the start of the process to the end of the function's start. */
    INIT_DURATION("InitDuration", Unit.MILLISECONDS),
    RESTORES("Restores", Unit.COUNT),
    /** From the end of a restore to the first request; Lambda's own part is in its REPORT line. */
    RESTORE_DURATION("RestoreDuration", Unit.MILLISECONDS),
    LOG_INS_FAILED("LogInsFailed", Unit.COUNT),
    LOG_INS_THROTTLED("LogInsThrottled", Unit.COUNT),
    REQUESTS_RATE_LIMITED("RequestsRateLimited", Unit.COUNT),
    REFRESH_TOKENS_REUSED("RefreshTokensReused", Unit.COUNT),
    /** Opening one connection: network, TLS and authentication. */
    DATABASE_CONNECT_TIME("DatabaseConnectTime", Unit.MILLISECONDS),
    DATABASE_CONNECT_FAILURES("DatabaseConnectFailures", Unit.COUNT),
    /** Waiting for a connection of the pool, opening one included. */
    DATABASE_ACQUIRE_TIME("DatabaseAcquireTime", Unit.MILLISECONDS),
    /** Of an instance's pool, at the moment that one more is taken: its size when there is none to spare. */
    DATABASE_CONNECTIONS_IN_USE("DatabaseConnectionsInUse", Unit.COUNT),
    DATABASE_RETRIES("DatabaseRetries", Unit.COUNT),
    DEADLINES_EXCEEDED("DeadlinesExceeded", Unit.COUNT);

    /** The units of CloudWatch that are in use. */
    public enum Unit {
        COUNT("Count"),
        MILLISECONDS("Milliseconds");

        private final String wireName;

        Unit(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    private final String wireName;
    private final Unit unit;

    Metric(String wireName, Unit unit) {
        this.wireName = wireName;
        this.unit = unit;
    }

    public String wireName() {
        return wireName;
    }

    public Unit unit() {
        return unit;
    }
}
