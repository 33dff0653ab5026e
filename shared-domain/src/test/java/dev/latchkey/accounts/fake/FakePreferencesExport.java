package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.domain.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What users have set, by namespace. For one thread. */
public final class FakePreferencesExport implements PreferencesExport {
    private final Map<UserId, TreeMap<String, String>> namespaces = new HashMap<>();

    public void set(UserId user, String namespace, String value) {
        namespaces.computeIfAbsent(user, _ -> new TreeMap<>()).put(namespace, value);
    }

    @Override
    public String of(UserId userId) {
        return namespaces.getOrDefault(userId, new TreeMap<>()).entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
