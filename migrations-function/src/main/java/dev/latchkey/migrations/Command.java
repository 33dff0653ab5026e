package dev.latchkey.migrations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the function can do, and which field goes with it. There is no command that drops anything. */
enum Command {
    MIGRATE("dry_run"),
    INFO,
    VALIDATE,
    REPAIR,
    ROTATE_SIGNING_KEY("immediately"),
    END_SESSIONS("email"),
    PURGE,
    BOOTSTRAP("password");

    private final Optional<String> field;

    Command() {
        this.field = Optional.empty();
    }

    Command(String field) {
        this.field = Optional.of(field);
    }

    static Optional<Command> named(String name) {
        return Arrays.stream(values())
                .filter(command -> command.wireName().equals(name))
                .findFirst();
    }

    /** The names of all, for messages. */
    static String names() {
        return Arrays.stream(values()).map(Command::wireName).collect(Collectors.joining(", "));
    }

    /** The field that may stand beside its name. */
    Optional<String> field() {
        return field;
    }

    /** In lower case with hyphens. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
