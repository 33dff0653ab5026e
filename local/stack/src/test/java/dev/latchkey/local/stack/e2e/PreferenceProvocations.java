package dev.latchkey.local.stack.e2e;

import static java.util.stream.Collectors.joining;

import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** By operation and code, requests that get this problem of the preferences' routes. */
final class PreferenceProvocations {
    private static final String ALL = "/v1/preferences";
    private static final String UNKNOWN = "/v1/preferences/unknown";
    private static final String NOT_A_NAME = "/v1/preferences/NOT.A.NAME";
    private static final String LOCKED = "{\"security_alerts\":false}";
    private static final String PURPLE = "{\"theme\":\"purple\"}";

    private final Client client;
    private final Account account;
    private final Map<String, Supplier<Answer>> provocations = new TreeMap<>();

    PreferenceProvocations(Client client) {
        this.client = client;
        this.account = client.newAccount();
    }

    Map<String, Supplier<Answer>> byProblem() {
        add("showPreferences validation_failed", "GET", ALL, null, "If-None-Match", "no tag");
        add("patchPreferences validation_failed", "PATCH", ALL, "[]");
        add("patchPreferences preference_locked", "PATCH", ALL, "{\"notifications\":" + LOCKED + "}");
        add("patchPreferences schema_violation", "PATCH", ALL, "{\"appearance\":" + PURPLE + "}");
        add("showNamespace validation_failed", "GET", NOT_A_NAME, null);
        add("showNamespace not_found", "GET", UNKNOWN, null);
        add("replaceNamespace validation_failed", "PUT", UNKNOWN, "[]");
        add("replaceNamespace preference_locked", "PUT", ALL + "/notifications", LOCKED);
        add("replaceNamespace schema_violation", "PUT", ALL + "/appearance", PURPLE);
        add("patchNamespace validation_failed", "PATCH", UNKNOWN, "[]");
        add("patchNamespace preference_locked", "PATCH", ALL + "/notifications", LOCKED);
        add("patchNamespace schema_violation", "PATCH", ALL + "/appearance", PURPLE);
        add("resetNamespace validation_failed", "DELETE", NOT_A_NAME, null);
        add("showPreference validation_failed", "GET", NOT_A_NAME + "/theme", null);
        add("showPreference not_found", "GET", UNKNOWN + "/theme", null);
        add("setPreference validation_failed", "PUT", NOT_A_NAME + "/theme", "1");
        add("setPreference preference_locked", "PUT", ALL + "/notifications/security_alerts", "false");
        add("setPreference schema_violation", "PUT", ALL + "/appearance/theme", "\"purple\"");
        add("resetPreference validation_failed", "DELETE", NOT_A_NAME + "/theme", null);
        add("listChanges validation_failed", "GET", "/v1/preference-changes?since=none", null);
        add("listVersions validation_failed", "GET", "/v1/preference-versions/NOT.A.NAME", null);
        add("restoreVersion validation_failed", "POST", "/v1/preference-versions/unknown/0/restore", null);
        add("restoreVersion not_found", "POST", "/v1/preference-versions/unknown/7/restore", null);
        addQuotas();
        return provocations;
    }

    /** For a user who has set as many namespaces as one may, and has reset one before. */
    private void addQuotas() {
        Account full = client.newAccount();
        client.send("PUT", "/v1/preferences/earlier", full.accessToken(), "{\"a\":1}");
        client.send("DELETE", "/v1/preferences/earlier", full.accessToken(), null);
        String hundred = IntStream.range(0, 100)
                .mapToObj(i -> "\"n" + i + "\":{\"a\":1}")
                .collect(joining(",", "{", "}"));
        client.send("PATCH", ALL, full.accessToken(), hundred);

        addFor(full, "patchPreferences quota_exceeded", "PATCH", ALL, "{\"unknown\":{\"a\":1}}");
        addFor(full, "replaceNamespace quota_exceeded", "PUT", UNKNOWN, "{\"a\":1}");
        addFor(full, "patchNamespace quota_exceeded", "PATCH", UNKNOWN, "{\"a\":1}");
        addFor(full, "setPreference quota_exceeded", "PUT", UNKNOWN + "/a", "1");
        addFor(full, "restoreVersion quota_exceeded", "POST", "/v1/preference-versions/earlier/1/restore", null);
    }

    private void add(String problem, String method, String path, @Nullable String body, String... headers) {
        addFor(account, problem, method, path, body, headers);
    }

    private void addFor(
            Account user, String problem, String method, String path, @Nullable String body, String... headers) {
        provocations.put(problem, () -> client.send(method, path, user.accessToken(), body, headers));
    }
}
