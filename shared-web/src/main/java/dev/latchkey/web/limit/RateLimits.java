package dev.latchkey.web.limit;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import dev.latchkey.runtime.config.Rate;
import dev.latchkey.runtime.config.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rates of a function's limits, by the names that {@link RateLimited} gives. The one of {@code login} is the setting
 * {@code LATCHKEY_RATE_LIMIT_LOGIN}. A function that limits anything makes one when it starts.
 */
public record RateLimits(Map<String, Rate> rates) {
    public RateLimits {
        rates = Map.copyOf(rates);
    }

    /**
     * Reads the rate of each limit from its setting.
     *
     * @throws InvalidSetting naming the variable that is wrong
     */
    public static RateLimits from(Environment environment, Map<String, Setting<Rate>> settings) {
        return new RateLimits(settings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, limit -> environment.get(limit.getValue()))));
    }

    Rate rate(String limit) {
        return Optional.ofNullable(rates.get(limit))
                .orElseThrow(() -> new IllegalStateException("There is no rate of the limit " + limit + "."));
    }
}
