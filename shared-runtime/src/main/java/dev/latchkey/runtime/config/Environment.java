package dev.latchkey.runtime.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Typed reading of settings by the names of their environment variables, such as {@code LATCHKEY_DB_PORT}. A value that
 * is missing or does not fit ends the start with an {@link InvalidSetting} that names the variable; the message repeats
 * the value only of settings that are no secrets. An empty variable counts as not set. Immutable.
 */
public final class Environment {
    private final Function<String, Optional<String>> source;

    private Environment(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Reads what Quarkus reads: environment, system properties and files, where LATCHKEY_DB_PORT is latchkey.db.port. */
    public static Environment of(Config config) {
        return new Environment(name -> config.getOptionalValue(name, String.class)
                .or(() -> config.getOptionalValue(propertyName(name), String.class)));
    }

    /** Reads from a map or {@link System#getenv(String)}. */
    public static Environment of(Function<String, Optional<String>> source) {
        return new Environment(source);
    }

    public Optional<String> text(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /**
     * Reads a number.
     *
     * @throws InvalidSetting unless it is a whole number from {@code least} to {@code most}
     */
    public int number(String name, int otherwise, int least, int most) {
        var value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        String expected = "a whole number from " + least + " to " + most;
        try {
            int number = Integer.parseInt(value.get());
            if (number < least || number > most) {
                throw InvalidSetting.of(name, expected, value.get());
            }
            return number;
        } catch (NumberFormatException e) {
            throw InvalidSetting.of(name, expected, value.get(), e);
        }
    }

    /**
     * Reads a duration.
     *
     * @throws InvalidSetting unless it is in the form of ISO 8601 and from {@code least} to {@code most}
     */
    public Duration duration(String name, Duration otherwise, Duration least, Duration most) {
        var value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        String expected = "an ISO 8601 duration from " + least + " to " + most;
        try {
            var duration = Duration.parse(value.get());
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw InvalidSetting.of(name, expected, value.get());
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw InvalidSetting.of(name, expected, value.get(), e);
        }
    }

    /**
     * Reads the name, in lower case, of a constant.
     *
     * @throws InvalidSetting unless it is one of the constants of {@code otherwise}
     */
    public <E extends Enum<E>> E choice(String name, E otherwise) {
        var value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> lowerCaseName(constant).equals(value.get()))
                .findFirst()
                .orElseThrow(() -> InvalidSetting.of(
                        name,
                        Arrays.stream(constants).map(Environment::lowerCaseName).collect(Collectors.joining(" or ")),
                        value.get()));
    }

    private static String lowerCaseName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String propertyName(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
