package dev.latchkey.web.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.web.testing.TestTokens;
import dev.latchkey.web.testing.TestTokens.Draft;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenVerifierTest {
    private static final TestTokens TOKENS = TestTokens.withKey("k1");
    private static final TestTokens OTHERS = TestTokens.withKey("k1");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Instant clock = NOW;
    private final AccessTokenVerifier verifier = new AccessTokenVerifier(
            kid -> kid.equals("k1") ? Optional.of(TOKENS.publicKey()) : Optional.empty(),
            TestTokens.ISSUER,
            TestTokens.AUDIENCE,
            () -> clock);

    @Test
    void aGoodTokenSaysWhoItIsFor() {
        var user = UUID.randomUUID();
        var session = UUID.randomUUID();
        var verified = verifier.verify(TOKENS.token(NOW, draft -> {
            draft.claims().put("sub", user.toString());
            draft.claims().put("sid", session.toString());
            draft.claims().put("jti", "t-1");
        }));
        assertThat(verified.userId().value()).isEqualTo(user);
        assertThat(verified.sessionId()).isEqualTo(session);
        assertThat(verified.tokenId()).isEqualTo("t-1");
        assertThat(verified.expiresAt()).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void itEndsAtTheSecondOfItsExp() {
        String token = TOKENS.token(NOW, draft -> {});
        clock = NOW.plusSeconds(899);
        assertThat(verifier.verify(token)).isNotNull();
        clock = NOW.plusSeconds(900);
        assertRefused(token, FailureCode.TOKEN_EXPIRED);
    }

    @Test
    void anExpiredTokenThatIsOtherwiseWrongIsJustInvalid() {
        clock = NOW.plusSeconds(10_000);
        assertRefused(TOKENS.token(NOW, draft -> draft.claims().put("aud", "x")), FailureCode.INVALID_TOKEN);
        assertRefused(OTHERS.token(NOW, draft -> {}), FailureCode.INVALID_TOKEN);
    }

    @Test
    void theAudienceMayBeOneOfSeveralAndTheTypeMayBeSpelledOut() {
        assertThat(verifier.verify(TOKENS.token(NOW, draft -> {
                    draft.claims().put("aud", List.of("other", TestTokens.AUDIENCE));
                    draft.header().put("typ", "application/AT+JWT");
                })))
                .isNotNull();
    }

    @Test
    void clocksMayDifferByFiveSeconds() {
        assertThat(verifier.verify(TOKENS.token(NOW.plusSeconds(5), draft -> {})))
                .isNotNull();
        assertRefused(TOKENS.token(NOW.plusSeconds(6), draft -> {}), FailureCode.INVALID_TOKEN);
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                flaw("alg none", draft -> draft.header().put("alg", "none")),
                flaw("alg None", draft -> draft.header().put("alg", "nOnE")),
                flaw("alg HS256", draft -> draft.header().put("alg", "HS256")),
                flaw("alg RS512", draft -> draft.header().put("alg", "RS512")),
                flaw("alg PS256", draft -> draft.header().put("alg", "PS256")),
                flaw("no alg", draft -> draft.header().remove("alg")),
                flaw("alg a list", draft -> draft.header().put("alg", List.of("RS256"))),
                flaw("typ JWT", draft -> draft.header().put("typ", "JWT")),
                flaw("no typ", draft -> draft.header().remove("typ")),
                flaw("typ a number", draft -> draft.header().put("typ", 1)),
                flaw("unknown kid", draft -> draft.header().put("kid", "k2")),
                flaw("no kid", draft -> draft.header().remove("kid")),
                flaw("kid a path", draft -> draft.header().put("kid", "../../dev/null")),
                flaw("crit", draft -> draft.header().put("crit", List.of("exp"))),
                flaw("empty crit", draft -> draft.header().put("crit", List.of())),
                flaw("jku", draft -> draft.header().put("jku", "https://evil.example/jwks.json")),
                flaw("x5u", draft -> draft.header().put("x5u", "https://evil.example/cert")),
                flaw("jwk", draft -> draft.header().put("jwk", Map.of("kty", "RSA"))),
                flaw("x5c", draft -> draft.header().put("x5c", List.of("MIIB"))),
                flaw("b64", draft -> draft.header().put("b64", false)),
                flaw("zip", draft -> draft.header().put("zip", "DEF")),
                flaw("another issuer", draft -> draft.claims().put("iss", "https://evil.example")),
                flaw("issuer with a slash more", draft -> draft.claims().put("iss", TestTokens.ISSUER + "/")),
                flaw("no issuer", draft -> draft.claims().remove("iss")),
                flaw("another audience", draft -> draft.claims().put("aud", "other")),
                flaw("other audiences", draft -> draft.claims().put("aud", List.of("other", "more"))),
                flaw("no audience", draft -> draft.claims().remove("aud")),
                flaw("no exp", draft -> draft.claims().remove("exp")),
                flaw("exp a text", draft -> draft.claims().put("exp", "9999999999")),
                flaw("exp past all time", draft -> draft.claims().put("exp", Long.MAX_VALUE)),
                flaw("negative exp", draft -> draft.claims().put("exp", -1)),
                flaw("no iat", draft -> draft.claims().remove("iat")),
                flaw("nbf to come", draft -> draft.claims().put("nbf", NOW.getEpochSecond() + 60)),
                flaw("no sub", draft -> draft.claims().remove("sub")),
                flaw("sub no UUID", draft -> draft.claims().put("sub", "alice")),
                flaw("sub a short UUID", draft -> draft.claims().put("sub", "1-2-3-4-5")),
                flaw("no sid", draft -> draft.claims().remove("sid")),
                flaw("sid no UUID", draft -> draft.claims().put("sid", "x")),
                flaw("no jti", draft -> draft.claims().remove("jti")),
                flaw("no client_id", draft -> draft.claims().remove("client_id")));
    }

    private static Arguments flaw(String name, Consumer<Draft> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void oneFlawMakesATokenInvalid(String name, Consumer<Draft> flaw) {
        assertRefused(TOKENS.token(NOW, flaw), FailureCode.INVALID_TOKEN);
    }

    @Test
    void anotherKeyOfTheSameNameSignsNothing() {
        assertRefused(OTHERS.token(NOW, draft -> {}), FailureCode.INVALID_TOKEN);
    }

    @Test
    void aChangedPayloadOrSignatureIsInvalid() {
        String[] parts = TOKENS.token(NOW, draft -> {}).split("\\.", -1);
        String other = TOKENS.token(NOW, draft -> {}).split("\\.", -1)[1];
        assertRefused(parts[0] + "." + other + "." + parts[2], FailureCode.INVALID_TOKEN);
        assertRefused(parts[0] + "." + parts[1] + "." + parts[2].substring(4), FailureCode.INVALID_TOKEN);
        assertRefused(parts[0] + "." + parts[1] + ".", FailureCode.INVALID_TOKEN);
    }

    /** The confusion of RFC 8725 section 2.1: the public key, which everybody has, used as an HMAC secret. */
    @Test
    void thePublicKeyIsNoSecret() throws GeneralSecurityException {
        String[] parts =
                TOKENS.token(NOW, draft -> draft.header().put("alg", "HS256")).split("\\.", -1);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TOKENS.publicKey().getEncoded(), "HmacSHA256"));
        byte[] signature = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertRefused(
                parts[0] + "." + parts[1] + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(signature),
                FailureCode.INVALID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b",
                "a.b.c",
                "a.b.c.d",
                "e30.e30.e30",
                "W10.W10.W10",
                "bnVsbA.bnVsbA.bnVsbA",
                "%.%.%"
            })
    void whatIsNoTokenIsInvalid(String text) {
        assertRefused(text, FailureCode.INVALID_TOKEN);
    }

    @Test
    void paddingLineBreaksAndLengthAreNotForgiven() {
        String token = TOKENS.token(NOW, draft -> {});
        assertRefused(token + "=", FailureCode.INVALID_TOKEN);
        assertRefused(token + "\n", FailureCode.INVALID_TOKEN);
        assertRefused(token.replaceFirst("\\.", ".\n"), FailureCode.INVALID_TOKEN);
        assertRefused(
                TOKENS.token(NOW, draft -> draft.claims().put("more", "x".repeat(5000))), FailureCode.INVALID_TOKEN);
    }

    /** 256 bytes of signature leave two bits of the last character to spare. */
    @Test
    void aTokenHasOneFormAlone() {
        String token = TOKENS.token(NOW, draft -> {});
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        for (int spare = 1; spare < 4; spare++) {
            assertRefused(
                    token.substring(0, token.length() - 1) + alphabet.charAt(last + spare), FailureCode.INVALID_TOKEN);
        }
    }

    private void assertRefused(String token, FailureCode code) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> verifier.verify(token))
                .satisfies(refusal -> assertThat(refusal.failure().code()).isEqualTo(code));
    }
}
