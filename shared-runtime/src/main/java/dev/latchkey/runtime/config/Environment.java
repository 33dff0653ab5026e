package dev.latchkey.runtime.config;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings. A value that is not allowed, or is missing without a default, is an {@link InvalidSetting}. An empty
 * variable counts as not set. Immutable.
 */
public final class Environment {
    private final Function<String, Optional<String>> source;

    private Environment(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Reads by the names of variables from a map, {@link System#getenv(String)}, or whatever else knows them. */
    public static Environment of(Function<String, Optional<String>> source) {
        return new Environment(source);
    }

    /**
     * The value of a setting, or its default.
     *
     * @throws InvalidSetting if it is not allowed, or if it is not set and has no default
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).or(setting::byDefault).orElseThrow(setting::missing);
    }

    /**
     * The value of a setting, or its default, as the constant of that name.
     *
     * @throws InvalidSetting if it is not allowed
     */
    public <E extends Enum<E>> E get(Setting<String> setting, Class<E> type) {
        return Enum.valueOf(type, get(setting).toUpperCase(Locale.ROOT));
    }

    /**
     * The value of a setting where it is set.
     *
     * @throws InvalidSetting if it is not allowed
     */
    public <T> Optional<T> find(Setting<T> setting) {
        return text(setting.name()).map(setting::read);
    }

    /** A variable of another owner than Latchkey, such as {@code AWS_REGION}. */
    public Optional<String> text(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }
}
