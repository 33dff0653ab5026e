package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.api.ApiDocument;
import dev.latchkey.local.stack.api.Operation;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each code that docs/openapi.yaml names for an operation of its own is answered by that operation. {@link ProblemsTest}
 * has those that operations share.
 */
@ExtendWith(SharedStack.class)
class OwnProblemsTest {
    private static final Set<String> SHARED = Set.of(
            "invalid_token",
            "not_acceptable",
            "malformed_request",
            "payload_too_large",
            "unsupported_media_type",
            "precondition_failed");

    /** Need a fault, a flood or time to pass; the tests of the functions have them. */
    private static final Set<String> NOT_BY_A_REQUEST =
            Set.of("internal_error", "service_unavailable", "timeout", "too_many_requests", "token_expired");

    /** Need another request at the same moment, another configuration, or a catalog that has changed since. */
    private static final Pattern NOT_BY_ONE_CLIENT = Pattern.compile("(?:deleteAccount|changePassword) conflict|"
            + "(?:patchPreferences|(?:replace|patch|reset)Namespace|(?:set|reset)Preference|listVersions) not_found|"
            + "resetPreference schema_violation|restoreVersion (?:schema_violation|preference_locked)");

    @Test
    void everyOperationAnswersTheProblemsOfItsOwn(Stack stack) {
        var provocations = new TreeMap<String, Supplier<Answer>>();
        provocations.putAll(new AccountProvocations(SharedStack.client(stack)).byProblem());
        provocations.putAll(new PreferenceProvocations(SharedStack.client(stack)).byProblem());

        assertThat(provocations.keySet()).isEqualTo(documented());

        var answered = new TreeMap<String, String>();
        provocations.forEach(
                (problem, provoke) -> answered.put(problem, provoke.get().text("code")));
        assertThat(answered).allSatisfy((problem, code) -> assertThat(problem).endsWith(" " + code));
    }

    private static Set<String> documented() {
        Set<String> documented = new TreeSet<>();
        for (Operation operation : ApiDocument.get().operations()) {
            for (String code : operation.codes()) {
                String problem = operation.id() + " " + code;
                if (!SHARED.contains(code)
                        && !NOT_BY_A_REQUEST.contains(code)
                        && !NOT_BY_ONE_CLIENT.matcher(problem).matches()) {
                    documented.add(problem);
                }
            }
        }
        return documented;
    }
}
