package dev.latchkey.local.emulator.gateway;

import java.util.List;

/**
 * A row of {@code infra/routes.json}.
 *
 * @param key as API Gateway names it: {@code GET /v1/auth/me}, {@code ANY /{proxy+}} or {@code $default}
 * @param function the function's short name
 * @param rate requests a second that the route takes
 * @param burst requests that it takes at once
 */
public record Route(String key, String function, double rate, int burst) {
    static final String DEFAULT = "$default";

    boolean isDefault() {
        return key.equals(DEFAULT);
    }

    String method() {
        return isDefault() ? "ANY" : key.substring(0, key.indexOf(' '));
    }

    /** The path's segments, of which {@code {name}} stands for one and {@code {name+}} for one or more. */
    List<String> segments() {
        return isDefault() ? List.of() : RouteTable.segments(key.substring(key.indexOf(' ') + 1));
    }
}
