package dev.latchkey.runtime.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How many requests are allowed in a time: a token bucket that holds {@code permits} and fills up once a {@code period}.
 */
public record Rate(int permits, Duration period) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,4})s");

    public Rate {
        if (permits < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("A rate needs at least one permit and some time.");
        }
    }

    /**
     * Reads the form of the settings, such as {@code 30/60s}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Rate parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A rate looks like 30/60s.");
        }
        return new Rate(Integer.parseInt(matcher.group(1)), Duration.ofSeconds(Long.parseLong(matcher.group(2))));
    }

    @Override
    public String toString() {
        return permits + "/" + period.toSeconds() + "s";
    }
}
