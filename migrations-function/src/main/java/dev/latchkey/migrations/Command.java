package dev.latchkey.migrations;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the function can do. There is no command that drops anything. */
enum Command {
    MIGRATE,
    INFO,
    VALIDATE,
    REPAIR,
    ROTATE_SIGNING_KEY,
    END_SESSIONS,
    PURGE,
    BOOTSTRAP;

    static Command named(String name) {
        return Arrays.stream(values())
                .filter(command -> command.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("There is no such command. Commands: "
                        + Arrays.stream(values()).map(Command::wireName).collect(Collectors.joining(", "))));
    }

    /** In lower case with hyphens. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
