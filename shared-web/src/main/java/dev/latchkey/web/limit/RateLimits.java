package dev.latchkey.web.limit;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rates of the settings. */
@Singleton
class RateLimits {
    private final Environment environment;
    private final Map<String, Rate> rates = new ConcurrentHashMap<>();

    RateLimits(Environment environment) {
        this.environment = environment;
    }

    /**
     * The rate of a limit.
     *
     * @throws InvalidSetting if the limit has no rate or one that cannot be read
     */
    Rate rate(String limit) {
        return rates.computeIfAbsent(limit, this::read);
    }

    private Rate read(String limit) {
        String variable = "LATCHKEY_RATE_LIMIT_" + limit.toUpperCase(Locale.ROOT);
        String text = environment.text(variable, "");
        try {
            return Rate.parse(text);
        } catch (IllegalArgumentException e) {
            throw InvalidSetting.of(variable, "a rate such as 30/60s", text, e);
        }
    }
}
