package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does by the migrations function, while users sign in, refresh and write. */
@ExtendWith(SharedStack.class)
class OperatorRacesTest {
    @ParameterizedTest
    @ValueSource(strings = {"rotate-signing-key", "migrate", "validate", "purge"})
    void nobodyNoticesACommandOfTheOperator(String command, Stack stack, Client client, Client second) {
        // The next migration grants every right anew, as a release that changes the grants does.
        execute(stack, "delete from flyway_schema_history where script = 'R__grants.sql'");
        Account account = client.newAccount();
        String payload = "{\"command\":\"" + command + "\"}";

        List<List<Answer>> answers = Parallel.times(5, i -> {
            List<Answer> some = new ArrayList<>();
            if (i == 0) {
                Operator.invoke(stack, payload);
                Operator.invoke(stack, payload);
                return some;
            }
            Client own = i % 2 == 0 ? client : second;
            for (int step = 0; step < 6; step++) {
                Answer in = own.logIn(account.email(), Client.PASSWORD);
                some.add(in);
                some.add(own.refresh(in.text("refresh_token")));
                some.add(own.get("/v1/auth/me", in.text("access_token")));
                some.add(own.send(
                        "PATCH", "/v1/preferences/busy", in.text("access_token"), "{\"n" + i + "\":" + step + "}"));
                some.add(own.get("/.well-known/jwks.json", null));
            }
            return some;
        });

        assertThat(answers.stream().flatMap(List::stream).map(answer -> answer.status() + " " + answer.text("code")))
                .hasSize(4 * 6 * 5)
                .containsOnly("200 ");
    }

    @Test
    void whoseSessionsAnOperatorEndsIsSignedOutAndMayLogInAgain(Stack stack, Client client) {
        Account account = client.newAccount();
        String other = client.logIn(account.email(), Client.PASSWORD).text("refresh_token");

        Operator.invoke(stack, "{\"command\":\"end-sessions\",\"email\":\"" + account.email() + "\"}");

        assertThat(client.refresh(account.refreshToken()).status()).isEqualTo(401);
        assertThat(client.refresh(other).status()).isEqualTo(401);
        assertThat(client.get("/v1/auth/me", account.accessToken()).status()).isEqualTo(401);
        assertThat(client.logIn(account.email(), Client.PASSWORD).status()).isEqualTo(200);
    }

    private static void execute(Stack stack, String sql) {
        try (Connection database = KnownKey.connect(stack);
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
