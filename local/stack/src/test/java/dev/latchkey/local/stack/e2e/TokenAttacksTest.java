package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import dev.latchkey.local.stack.e2e.TokenFlaws.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Access tokens that an attacker might make, against both functions that take them, as they are packaged. */
@ExtendWith(SharedStack.class)
class TokenAttacksTest {
    /** One path of each function that asks for a token. */
    private static final List<String> PROTECTED = List.of("/v1/auth/me", "/v1/preferences");

    @Test
    void aGoodTokenOfTheKnownKeyPasses(Client client, KnownKey key) {
        String token = key.token(key.header(), key.claims(client.newAccount()));

        for (String path : PROTECTED) {
            assertThat(client.get(path, token).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void ofSeveralAudiencesOneMayBeOursAndATimeMayHaveAFraction(Client client, KnownKey key) {
        String claims = key.claims(client.newAccount());
        List<Flaw> harmless = List.of(
                new Flaw("aud", "[\"other\",\"latchkey\"]"), new Flaw("exp", "9999999999.5"), new Flaw("more", "[1]"));

        for (Flaw each : harmless) {
            String token = key.token(key.header(), each.in(claims));
            PROTECTED.forEach(path -> assertThat(client.get(path, token).status())
                    .as("%s %s", path, each)
                    .isEqualTo(200));
        }
    }

    @Test
    void oneFlawInTheHeaderMakesATokenInvalid(Client client, KnownKey key) {
        String claims = key.claims(client.newAccount());

        assertRefused(client, TokenFlaws.ofHeaders(), flaw -> key.token(flaw.in(key.header()), claims));
    }

    @Test
    void oneFlawInTheClaimsMakesATokenInvalid(Client client, KnownKey key) {
        String claims = key.claims(client.newAccount());

        assertRefused(client, TokenFlaws.ofClaims(), flaw -> key.token(key.header(), flaw.in(claims)));
    }

    @Test
    void aForgedTokenIsInvalid(Client client, KnownKey key) {
        String claims = key.claims(client.newAccount());

        assertRefused(client, TokenForgeries.of(key, claims), token -> token);
    }

    @Test
    void aTokenOfOneKindIsNoneOfTheOther(Client client) {
        Account account = client.newAccount();

        assertRefused(client, Map.of("a refresh token", account.refreshToken()), token -> token);
        assertThat(client.refresh(account.accessToken()).text("code")).isEqualTo("invalid_refresh_token");
    }

    private static <T> void assertRefused(Client client, Map<String, T> attacks, Function<T, String> token) {
        SoftAssertions all = new SoftAssertions();
        List<Map.Entry<String, T>> entries = new ArrayList<>(attacks.entrySet());
        List<List<Answer>> answers = Parallel.times(4, quarter -> {
            List<Answer> some = new ArrayList<>();
            for (int i = quarter; i < entries.size(); i += 4) {
                for (String path : PROTECTED) {
                    some.add(client.get(path, token.apply(entries.get(i).getValue())));
                }
            }
            return some;
        });
        for (int i = 0; i < entries.size(); i++) {
            for (int path = 0; path < PROTECTED.size(); path++) {
                Answer answer = answers.get(i % 4).get(i / 4 * PROTECTED.size() + path);
                all.assertThat(answer.status() + " " + answer.text("code"))
                        .as("%s %s", PROTECTED.get(path), entries.get(i).getKey())
                        .isEqualTo("401 invalid_token");
                all.assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
            }
        }
        all.assertAll();
    }
}
