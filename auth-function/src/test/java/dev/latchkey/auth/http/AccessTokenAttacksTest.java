package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.bearer;
import static dev.latchkey.auth.http.Api.newUser;
import static dev.latchkey.web.testing.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.auth.http.Api.SignedInUser;
import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.web.testing.TestTokens;
import dev.latchkey.web.testing.TestTokens.Draft;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that an attacker might make, against a function that has issued good ones; one key's private part is known. */
@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class AccessTokenAttacksTest {
    private static final TestTokens KNOWN = TestTokens.withKey("known-to-the-test");
    private static final TestTokens FOREIGN = TestTokens.withKey("foreign");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @Inject
    TestClock clock;

    TestDatabase database;

    @BeforeEach
    void publishTheKnownKey() {
        // Makes the function's own key, the only one that signs.
        newUser();
        database.execute(
                "insert into signing_keys (kid, public_jwk, sealed_private_key, created_at, signs_from, retires_at)"
                        + " values ('" + KNOWN.kid() + "', '" + KNOWN.publicJwk()
                        + "', '', now(), now() - interval '2 days', now() + interval '1 hour') on conflict do nothing");
        // After a look for an unknown key the function takes none for five seconds.
        clock.pass(Duration.ofSeconds(5));
    }

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void aTokenOfThisFunctionHasTheFormOfRfc9068() {
        var user = newUser();
        var header = part(user.accessToken(), 0);
        var claims = part(user.accessToken(), 1);

        assertThat(header.getMap("")).containsOnlyKeys("alg", "typ", "kid");
        assertThat(header.getString("alg")).isEqualTo("RS256");
        assertThat(header.getString("typ")).isEqualTo("at+jwt");
        assertThat(claims.getMap(""))
                .containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "jti", "sid", "client_id")
                .containsEntry("iss", TestTokens.ISSUER)
                .containsEntry("aud", TestTokens.AUDIENCE)
                .containsEntry("sub", user.id());
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
    }

    @Test
    void aTokenOfTheKnownKeyWouldPassIfItNamedALiveSession() {
        var user = newUser();

        assertThat(bearer(forge(user, KNOWN, draft -> {})).get("/v1/auth/me").statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("no signature algorithm", draft -> draft.header().put("alg", "none")),
                attack("another algorithm", draft -> draft.header().put("alg", "PS256")),
                attack("a shared-secret algorithm", draft -> draft.header().put("alg", "HS256")),
                attack("no type", draft -> draft.header().remove("typ")),
                attack("the type of an ID token", draft -> draft.header().put("typ", "JWT")),
                attack("no key id", draft -> draft.header().remove("kid")),
                attack("an unknown key id", draft -> draft.header().put("kid", "unknown")),
                attack("a path as key id", draft -> draft.header().put("kid", "../../etc/passwd")),
                attack("SQL as key id", draft -> draft.header().put("kid", "' or '1'='1")),
                attack("a number as key id", draft -> draft.header().put("kid", 7)),
                attack(
                        "an embedded key",
                        draft -> draft.header().put("jwk", Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB"))),
                attack("a key's address", draft -> draft.header().put("jku", "https://attacker.example/jwks.json")),
                attack("a certificate's address", draft -> draft.header().put("x5u", "https://attacker.example/cert")),
                attack("an embedded certificate", draft -> draft.header().put("x5c", new String[] {"MIIB"})),
                attack("a critical extension", draft -> draft.header().put("crit", new String[] {"exp"})),
                attack("another issuer", draft -> draft.claims().put("iss", "https://attacker.example")),
                attack("no issuer", draft -> draft.claims().remove("iss")),
                attack("another audience", draft -> draft.claims().put("aud", "other")),
                attack("no audience", draft -> draft.claims().remove("aud")),
                attack("no expiry", draft -> draft.claims().remove("exp")),
                attack("an expiry that is no number", draft -> draft.claims().put("exp", "tomorrow")),
                attack(
                        "a start in the future",
                        draft -> draft.claims().put("nbf", Instant.now().getEpochSecond() + 60)),
                attack(
                        "an issue in the future",
                        draft -> draft.claims().put("iat", Instant.now().getEpochSecond() + 60)),
                attack("no user", draft -> draft.claims().remove("sub")),
                attack("a user that is no id", draft -> draft.claims().put("sub", "admin")),
                attack("no session", draft -> draft.claims().remove("sid")),
                attack("a session that is no id", draft -> draft.claims().put("sid", "*")),
                attack(
                        "another session",
                        draft -> draft.claims().put("sid", UUID.randomUUID().toString())),
                attack(
                        "another user",
                        draft -> draft.claims().put("sub", UUID.randomUUID().toString())),
                attack("a huge body", draft -> draft.claims().put("x", "x".repeat(4000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void aTokenWithAFlawIsInvalid(String name, Consumer<Draft> flaw) {
        var user = newUser();

        assertProblem(bearer(forge(user, KNOWN, flaw)).get("/v1/auth/me"), 401, "invalid_token");
    }

    @Test
    void aTokenOfAForeignKeyIsInvalid() {
        var user = newUser();

        assertProblem(bearer(forge(user, FOREIGN, draft -> {})).get("/v1/auth/me"), 401, "invalid_token");
        assertProblem(
                bearer(forge(user, FOREIGN, draft -> draft.header().put("kid", KNOWN.kid())))
                        .get("/v1/auth/me"),
                401,
                "invalid_token");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSecretIsInvalid() throws GeneralSecurityException {
        var token = forge(newUser(), KNOWN, draft -> draft.header().put("alg", "HS256"));
        var signed = token.substring(0, token.lastIndexOf('.'));
        var mac = Mac.getInstance("HmacSHA256");
        for (var secret :
                new byte[][] {KNOWN.publicKey().getEncoded(), KNOWN.publicJwk().getBytes(UTF_8)}) {
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var signature = BASE64.encodeToString(mac.doFinal(signed.getBytes(US_ASCII)));

            assertProblem(bearer(signed + "." + signature).get("/v1/auth/me"), 401, "invalid_token");
        }
    }

    @Test
    void anAlteredTokenIsInvalid() {
        var user = newUser();
        var parts = user.accessToken().split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
                .replace(user.id(), newUser().id());

        assertProblem(
                bearer(parts[0] + "." + BASE64.encodeToString(claims.getBytes(UTF_8)) + "." + parts[2])
                        .get("/v1/auth/me"),
                401,
                "invalid_token");
        assertProblem(bearer(parts[0] + "." + parts[1] + ".").get("/v1/auth/me"), 401, "invalid_token");
        assertProblem(bearer(user.refreshToken()).get("/v1/auth/me"), 401, "invalid_token");
    }

    @Test
    void anExpiredTokenIsToldApart() {
        var user = newUser();
        var token = KNOWN.token(Instant.now().minusSeconds(1000), draft -> name(draft, user));

        assertProblem(bearer(token).get("/v1/auth/me"), 401, "token_expired");
    }

    private static Arguments attack(String name, Consumer<Draft> flaw) {
        return Arguments.of(name, flaw);
    }

    /** A good token for the user's session, and then the flaw. */
    private static String forge(SignedInUser user, TestTokens key, Consumer<Draft> flaw) {
        return key.token(Instant.now(), draft -> {
            name(draft, user);
            flaw.accept(draft);
        });
    }

    private static void name(Draft draft, SignedInUser user) {
        draft.claims().put("sub", user.id());
        draft.claims().put("sid", part(user.accessToken(), 1).getString("sid"));
    }

    private static JsonPath part(String token, int index) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8));
    }
}
