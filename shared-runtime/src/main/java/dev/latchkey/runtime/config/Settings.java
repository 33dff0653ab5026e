package dev.latchkey.runtime.config;

import static dev.latchkey.runtime.config.AccountSettings.SESSION_IDLE_TTL;
import static dev.latchkey.runtime.config.AccountSettings.SESSION_MAX_TTL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All settings of Latchkey, whoever uses them. A function checks every one that it gets when it starts, since what
 * reaches one function and is wrong there is wrong everywhere, and one that nobody knows is a slip of the pen.
 */
public final class Settings {
    private static final String PREFIX = "LATCHKEY_";
    private static final Set<String> NEED_THE_MASTER_KEY = Set.of("auth", "migrations");

    /** The tables of docs/settings.md, by their headings. */
    private static final Map<String, List<Setting<?>>> TABLES = tables();

    private static final List<Setting<?>> ALL =
            TABLES.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableList());

    private Settings() {}

    /** All of them, in the tables of docs/settings.md by their headings. */
    public static Map<String, List<Setting<?>>> inTables() {
        return TABLES;
    }

    /** Whether the variable is one that only the scripts read. */
    public static boolean isOfScripts(String name) {
        return ScriptSettings.ALL.stream().anyMatch(setting -> setting.name().equals(name));
    }

    /**
     * What is wrong with the settings that are there, a line each: a value, two that contradict each other, or a name
     * that nobody knows.
     *
     * @param names of all variables of the environment, Latchkey's or not
     */
    public static List<String> problems(Collection<String> names, Environment environment) {
        List<String> problems = new ArrayList<>();
        ALL.forEach(setting -> find(setting, environment, problems));
        if (problems.isEmpty()) {
            compareLives(environment, problems);
        }
        for (String name : new TreeSet<>(names)) {
            if (name.toUpperCase(Locale.ROOT).startsWith(PREFIX) && !isKnown(name)) {
                problems.add(name + " is not a setting of Latchkey."
                        + Nearest.to(name, ALL.stream().map(Setting::name).toList())
                                .map(nearest -> " Did you mean " + nearest + "?")
                                .orElse(" docs/settings.md lists them all."));
            }
        }
        return problems;
    }

    /**
     * Ends the start of a function whose settings are wrong, or lack one that it needs.
     *
     * @throws InvalidSetting with a line for each problem
     */
    public static void check(Collection<String> names, Environment environment) {
        var problems = problems(names, environment);
        if (problems.isEmpty()) {
            completeness(environment, problems);
        }
        if (!problems.isEmpty()) {
            throw InvalidSetting.of(problems);
        }
    }

    private static boolean isKnown(String name) {
        return ALL.stream().anyMatch(setting -> setting.name().equals(name));
    }

    private static void find(Setting<?> setting, Environment environment, List<String> problems) {
        try {
            var _ = environment.find(setting);
        } catch (InvalidSetting e) {
            problems.add(e.lines());
        }
    }

    private static void compareLives(Environment environment, List<String> problems) {
        var longest = environment.get(SESSION_MAX_TTL);
        environment
                .find(SESSION_IDLE_TTL)
                .filter(idle -> idle.compareTo(longest) > 0)
                .ifPresent(_ -> problems.add("%s must be no longer than %s, but is \"%s\": it is more than \"%s\"."
                        .formatted(
                                SESSION_IDLE_TTL.name(),
                                SESSION_MAX_TTL.name(),
                                SESSION_IDLE_TTL.textIn(environment),
                                SESSION_MAX_TTL.textIn(environment))));
    }

    private static void completeness(Environment environment, List<String> problems) {
        if (environment.get(DeploymentSettings.DB_AUTH).equals("password")
                && environment.find(DeploymentSettings.DB_PASSWORD).isEmpty()) {
            problems.add(DeploymentSettings.DB_PASSWORD.name() + " must be set, since "
                    + DeploymentSettings.DB_AUTH.name() + " is \"password\".");
        }
        boolean needed = environment
                .find(DeploymentSettings.FUNCTION)
                .filter(NEED_THE_MASTER_KEY::contains)
                .isPresent();
        if (needed && environment.find(DeploymentSettings.MASTER_KEY).isEmpty()) {
            problems.add(DeploymentSettings.MASTER_KEY.missing().lines());
        }
    }

    private static Map<String, List<Setting<?>>> tables() {
        Map<String, List<Setting<?>>> tables = new LinkedHashMap<>();
        List<Setting<?>> tuning = new ArrayList<>(AccountSettings.ALL);
        tuning.addAll(DataSettings.ALL);
        tables.put("What you may tune", List.copyOf(tuning));
        tables.put("What Terraform sets", DeploymentSettings.ALL);
        tables.put("What tests set", MarginSettings.ALL);
        tables.put("What the scripts read", ScriptSettings.ALL);
        return tables;
    }
}
