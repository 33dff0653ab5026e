package dev.latchkey.runtime.config;

import java.util.List;

/** What the scripts read: no function does, but their environment may well be handed on to one. */
final class ScriptSettings {
    static final List<Setting<?>> ALL = List.of(
            Setting.of("TERRAFORM", "deploy, destroy, test", "what runs as Terraform", Forms.any("a command"))
                    .otherwise("terraform"),
            Setting.of(
                            "SMOKE_ATTEMPTS",
                            "deploy",
                            "how often the new API is asked before the deployment gives up",
                            Forms.number(1, 10_000))
                    .otherwise("60"),
            Setting.of("SMOKE_PAUSE", "deploy", "seconds between two attempts", Forms.number(0, 3_600))
                    .otherwise("5"),
            Setting.of(
                            "BAKE_PAUSE",
                            "deploy",
                            "seconds between two looks at the alarms while a release bakes",
                            Forms.number(0, 3_600))
                    .otherwise("15"),
            Setting.of(
                    "TEST_REQUIRE",
                    "test",
                    "parts of the tests that may not be skipped: infra, browser, shellcheck, api, samples",
                    Forms.any("names of parts, separated by commas")));

    private ScriptSettings() {}
}
