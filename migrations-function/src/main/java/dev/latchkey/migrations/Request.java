package dev.latchkey.migrations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for.
 *
 * @param command the name of a {@link Command}; absent means info
 * @param dryRun for migrate: only list what would run
 */
record Request(
        @Nullable String command, @JsonProperty("dry_run") boolean dryRun) {

    static final Request NONE = new Request(null, false);

    /** What the function can do. The wire form is the name in lower case with hyphens. */
    enum Command {
        MIGRATE,
        INFO;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The command that is named.
     *
     * @throws CommandFailed for a name that there is not
     */
    Command known() {
        if (command == null) {
            return Command.INFO;
        }
        return Arrays.stream(Command.values())
                .filter(known -> known.wireName().equals(command))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("There is no such command. Commands: "
                        + Arrays.stream(Command.values()).map(Command::wireName).collect(Collectors.joining(", "))));
    }
}
