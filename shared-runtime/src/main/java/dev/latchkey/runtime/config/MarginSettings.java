package dev.latchkey.runtime.config;

import java.time.Duration;
import java.util.List;

/** How much time parts of a request have, for tests on machines where threads may stand still for seconds. */
public final class MarginSettings {
    public static final Setting<Duration> HEALTH_BUDGET = Setting.of(
                    "HEALTH_BUDGET", "health", "what a readiness probe may take", Forms.duration("PT0.1S", "PT1M"))
            .otherwise("PT1S");

    public static final Setting<Duration> DEADLINE_FOR_ROLLING_BACK = Setting.of(
                    "DEADLINE_FOR_ROLLING_BACK",
                    "auth, preferences, health",
                    "what is left of an invocation when its work gives up",
                    Forms.duration("PT0S", "PT1M"))
            .otherwise("PT0.5S");

    public static final Setting<Duration> DEADLINE_FOR_CANCELLING = Setting.of(
                    "DEADLINE_FOR_CANCELLING",
                    "auth, preferences",
                    "what canceling a statement may take before its connection is cut",
                    Forms.duration("PT0S", "PT1M"))
            .otherwise("PT0.15S");

    public static final Setting<Duration> DEADLINE_FOR_ANSWERING = Setting.of(
                    "DEADLINE_FOR_ANSWERING",
                    "auth, preferences, health",
                    "what is left of an invocation when it is answered without its work",
                    Forms.duration("PT0S", "PT1M"))
            .otherwise("PT0.2S");

    static final List<Setting<?>> ALL =
            List.of(HEALTH_BUDGET, DEADLINE_FOR_ROLLING_BACK, DEADLINE_FOR_CANCELLING, DEADLINE_FOR_ANSWERING);

    private MarginSettings() {}
}
