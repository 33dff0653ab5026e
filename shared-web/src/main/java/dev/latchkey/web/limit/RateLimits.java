package dev.latchkey.web.limit;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The rates of a function's limits, by the names that {@link RateLimited} gives. The one of {@code login} is the setting
 * {@code LATCHKEY_RATE_LIMIT_LOGIN}. A function that limits anything makes one when it starts.
 */
public record RateLimits(Map<String, Rate> rates) {
    public RateLimits {
        rates = Map.copyOf(rates);
    }

    /**
     * Reads the rate of each limit, and takes the one given where none is set.
     *
     * @throws InvalidSetting naming the variable that is wrong
     */
    public static RateLimits from(Environment environment, Map<String, Rate> defaults) {
        var rates = new HashMap<>(defaults);
        rates.replaceAll((limit, rate) -> read(environment, limit).orElse(rate));
        return new RateLimits(rates);
    }

    private static Optional<Rate> read(Environment environment, String limit) {
        String variable = "LATCHKEY_RATE_LIMIT_" + limit.toUpperCase(Locale.ROOT);
        return environment.text(variable).map(text -> {
            try {
                return Rate.parse(text);
            } catch (IllegalArgumentException e) {
                throw InvalidSetting.of(variable, "a rate such as 30/60s", text, e);
            }
        });
    }

    Rate rate(String limit) {
        return Optional.ofNullable(rates.get(limit))
                .orElseThrow(() -> new IllegalStateException("There is no rate of the limit " + limit + "."));
    }
}
