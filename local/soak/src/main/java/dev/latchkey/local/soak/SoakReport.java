package dev.latchkey.local.soak;

import java.util.List;
import java.util.Map;

/**
 * How a run went.
 *
 * @param requests by method, path, status and code
 * @param breaches of what was promised; none is what it takes
 */
public record SoakReport(
        long seed,
        int accounts,
        int functionKills,
        int databaseKills,
        Map<String, Long> requests,
        List<String> breaches) {

    /** For people: a line a kind of request, then a line a breach. */
    public String toText() {
        long sum = requests.values().stream().mapToLong(Long::longValue).sum();
        StringBuilder text = new StringBuilder();
        requests.forEach((what, count) -> text.append("%8d  %s%n".formatted(count, what)));
        text.append("Seed %d: %d requests, %d accounts, %d functions and %d times PostgreSQL killed, %d breaches%n"
                .formatted(seed, sum, accounts, functionKills, databaseKills, breaches.size()));
        breaches.forEach(breach -> text.append("  ").append(breach).append(System.lineSeparator()));
        return text.toString();
    }
}
