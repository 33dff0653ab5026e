package dev.latchkey.web.bearer;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Verifies access tokens: JWTs after RFC 9068, signed with RS256, read by the advice of RFC 8725. A header may have
 * {@code alg}, {@code typ} and {@code kid} and nothing else, so that no token brings its own key or rules. Safe for use
 * by many threads.
 */
public final class AccessTokenVerifier {
    private static final int LONGEST_TOKEN = 4096;
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");
    private static final AlgorithmConstraints ONLY_RS256 =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    private final VerificationKeys keys;
    private final ClaimRules rules;

    /**
     * Makes a verifier.
     *
     * @param issuer the only {@code iss} that is accepted
     * @param audience what {@code aud} must name
     */
    public AccessTokenVerifier(VerificationKeys keys, String issuer, String audience, InstantSource clock) {
        this.keys = keys;
        this.rules = new ClaimRules(issuer, audience, clock);
    }

    /**
     * Verifies a token in its compact form.
     *
     * @throws FailureException TOKEN_EXPIRED where a genuine token is past its time, and INVALID_TOKEN for any other
     *     flaw
     */
    public VerifiedToken verify(String token) {
        if (token.length() > LONGEST_TOKEN || !COMPACT.matcher(token).matches() || !isCanonical(token)) {
            throw invalid();
        }
        try {
            var signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(ONLY_RS256);
            signed.setCompactSerialization(token);
            checkHeader(signed);
            signed.setKey(key(signed));
            if (!signed.verifySignature()) {
                throw invalid();
            }
            return rules.read(JsonUtil.parseJson(signed.getPayload()));
        } catch (JoseException e) {
            throw invalid(e);
        }
    }

    /**
     * Whether each part is written as an encoder writes it (RFC 4648 section 3.5): the bits that its last character has to
     * spare are zero, so that a token has one form alone. The library does not look at them.
     */
    private static boolean isCanonical(String token) {
        return Arrays.stream(token.split("\\.", -1)).allMatch(part -> {
            int last = ALPHABET.indexOf(part.charAt(part.length() - 1));
            return switch (part.length() % 4) {
                case 0 -> true;
                case 2 -> (last & 0b1111) == 0;
                case 3 -> (last & 0b11) == 0;
                default -> false;
            };
        });
    }

    private static void checkHeader(JsonWebSignature signed) throws JoseException {
        var header = JsonUtil.parseJson(signed.getHeaders().getFullHeaderAsJsonString());
        boolean isAccessToken =
                header.get("typ") instanceof String type && TYPES.contains(type.toLowerCase(Locale.ROOT));
        // The library casts the algorithm and the id to texts without asking.
        if (!isAccessToken
                || !AlgorithmIdentifiers.RSA_USING_SHA256.equals(header.get("alg"))
                || !(header.get("kid") instanceof String)
                || !HEADERS.containsAll(header.keySet())) {
            throw invalid();
        }
    }

    private RSAPublicKey key(JsonWebSignature signed) {
        return Optional.ofNullable(signed.getKeyIdHeaderValue())
                .flatMap(keys::find)
                .orElseThrow(AccessTokenVerifier::invalid);
    }

    static FailureException invalid() {
        return Failure.of(FailureCode.INVALID_TOKEN, "The access token is not valid.")
                .asException();
    }

    private static FailureException invalid(JoseException cause) {
        return Failure.of(FailureCode.INVALID_TOKEN, "The access token is not valid.")
                .asException(cause);
    }
}
