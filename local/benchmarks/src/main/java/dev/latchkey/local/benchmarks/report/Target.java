package dev.latchkey.local.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A bound on what was measured.
 *
 * @param name of what is bounded
 * @param unit of the bound; empty for a ratio
 * @param section that the figures come from
 * @param value of one round
 */
record Target(String name, double bound, String unit, String section, Function<Round, Double> value) {

    /** One round's figures of a section. */
    record Round(Section section, int number) {
        double get(String figure) {
            List<Double> rounds = section.figure(figure).rounds();
            return rounds.get(Math.min(number, rounds.size() - 1));
        }
    }

    /** A target and what was measured of it; {@code value} may be a difference or a ratio within one round. */
    record Outcome(Target target, Figure value) {
        boolean met() {
            return value.median() <= target.bound;
        }
    }

    /** Empty where the section was not measured. */
    Optional<Outcome> judge(Results results) {
        return results.section(section).map(found -> {
            int rounds = found.figures().stream()
                    .mapToInt(figure -> figure.rounds().size())
                    .max()
                    .orElse(1);
            List<Double> values = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                values.add(value.apply(new Round(found, round)));
            }
            return new Outcome(this, new Figure(name, name, values));
        });
    }

    static List<Outcome> judgeAll(Results results) {
        return all().stream().flatMap(target -> target.judge(results).stream()).toList();
    }

    private static Target of(String name, double bound, String unit, String section, String figure) {
        return new Target(name, bound, unit, section, round -> round.get(figure));
    }

    private static Target ratio(String name, double bound, String section, String figure, String... floor) {
        return new Target(
                name,
                bound,
                "",
                section,
                round -> round.get(figure)
                        / Arrays.stream(floor).mapToDouble(round::get).sum());
    }

    static List<Target> all() {
        List<Target> targets = new ArrayList<>();
        for (String suffix : List.of("", "-restored")) {
            String how = suffix.isEmpty() ? "" : ", restored";
            targets.add(new Target(
                    "log-in: CPU beyond hash and signature" + how,
                    2.5,
                    "ms",
                    "cpu" + suffix,
                    round -> round.get("log-in") - round.get("bare-hash") - round.get("bare-sign")));
            targets.add(new Target(
                    "refresh: CPU beyond the signature" + how,
                    0.8,
                    "ms",
                    "cpu" + suffix,
                    round -> round.get("refresh") - round.get("bare-sign")));
            targets.add(of("preferences GET: CPU" + how, 0.6, "ms", "cpu" + suffix, "preferences-get"));
            targets.add(ratio(
                    "preferences GET: p50 over empty handler with one SELECT" + how,
                    3,
                    "latency" + suffix,
                    "preferences-get",
                    "select"));
            targets.add(of("preferences PATCH: CPU" + how, 1.2, "ms", "cpu" + suffix, "preferences-patch"));
            for (String function : List.of("auth", "preferences", "health")) {
                // A hash of Argon2id takes 19,456 KiB outside the heap.
                int bound = function.equals("auth") ? 256 + 20 : 256;
                targets.add(of("peak memory: " + function + how, bound, "MB", "memory" + suffix, function));
            }
        }
        targets.add(of("init: auth", 1500, "ms", "init", "auth"));
        targets.add(of("init: preferences", 1500, "ms", "init", "preferences"));
        targets.add(of("init: health", 700, "ms", "init", "health"));
        targets.add(of("init: migrations", 1200, "ms", "init", "migrations"));
        for (String route : List.of("me", "preferences", "health")) {
            targets.add(of("restore to first answer: " + route, 60, "ms", "restore", route));
            targets.add(ratio(
                    "second request after restore over warm: " + route,
                    2,
                    "restore",
                    route + "-second",
                    route + "-warm"));
        }
        targets.add(of("zip: auth", 36, "MB", "packages", "auth"));
        targets.add(of("zip: preferences", 34, "MB", "packages", "preferences"));
        targets.add(of("zip: health", 15, "MB", "packages", "health"));
        targets.add(of("zip: migrations", 20, "MB", "packages", "migrations"));
        for (String route : List.of("log-in", "refresh", "preferences-get")) {
            targets.add(
                    ratio("p50 with many users over few: " + route, 1.2, "growth", route + "-many", route + "-few"));
        }
        for (String route : List.of("log-in", "refresh")) {
            targets.add(ratio(
                    "p50 with 1,000 sessions over few: " + route, 1.2, "sessions", route + "-many", route + "-few"));
        }
        targets.add(new Target(
                "log-in, unknown email against wrong password",
                0.1,
                "",
                "log-in-times",
                round -> Math.abs(round.get("unknown") / round.get("wrong") - 1)));
        return targets;
    }
}
