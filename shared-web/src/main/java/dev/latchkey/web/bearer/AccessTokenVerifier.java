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
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");
    private static final AlgorithmConstraints ONLY_RS256 =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    /** A token whose form and header are good, and nothing else of it known. */
    record UnverifiedToken(JsonWebSignature signed, String keyId) {}

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
        var read = read(token);
        return verify(read, key(read));
    }

    /**
     * Reads what can be determined without a key.
     *
     * @throws FailureException INVALID_TOKEN
     */
    UnverifiedToken read(String token) {
        if (token.length() > LONGEST_TOKEN || !isCompact(token)) {
            throw invalid();
        }
        try {
            var signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(ONLY_RS256);
            signed.setCompactSerialization(token);
            return new UnverifiedToken(signed, checkedKeyId(signed));
        } catch (JoseException e) {
            throw invalid(e);
        }
    }

    /** The key that a token names, where it need not be waited for. */
    Optional<RSAPublicKey> keyAtHand(UnverifiedToken token) {
        return keys.atHand(token.keyId());
    }

    /**
     * The key that a token names. May wait for the database.
     *
     * @throws FailureException INVALID_TOKEN where there is no such key
     */
    RSAPublicKey key(UnverifiedToken token) {
        return keys.find(token.keyId()).orElseThrow(AccessTokenVerifier::invalid);
    }

    VerifiedToken verify(UnverifiedToken token, RSAPublicKey key) {
        try {
            token.signed().setKey(key);
            if (!token.signed().verifySignature()) {
                throw invalid();
            }
            return rules.read(JsonUtil.parseJson(token.signed().getPayload()));
        } catch (JoseException e) {
            throw invalid(e);
        }
    }

    /** Three parts in Base64url and their dots (RFC 7515, section 7.1). */
    private static boolean isCompact(String token) {
        var parts = token.split("\\.", -1);
        return parts.length == 3 && Arrays.stream(parts).allMatch(AccessTokenVerifier::isCanonical);
    }

    /**
     * Whether a part is written as an encoder writes it (RFC 4648 section 3.5): the bits that its last character has to
     * spare are zero, so that a token has one form alone. The library looks neither at them nor at foreign characters.
     */
    private static boolean isCanonical(String part) {
        int last = -1;
        for (int i = 0; i < part.length(); i++) {
            last = ALPHABET.indexOf(part.charAt(i));
            if (last < 0) {
                return false;
            }
        }
        return switch (part.length() % 4) {
            case 0 -> last >= 0;
            case 2 -> (last & 0b1111) == 0;
            case 3 -> (last & 0b11) == 0;
            default -> false;
        };
    }

    private static String checkedKeyId(JsonWebSignature signed) throws JoseException {
        var header = JsonUtil.parseJson(signed.getHeaders().getFullHeaderAsJsonString());
        boolean isAccessToken =
                header.get("typ") instanceof String type && TYPES.contains(type.toLowerCase(Locale.ROOT));
        // The library casts the algorithm and the id to texts without asking.
        if (!isAccessToken
                || !AlgorithmIdentifiers.RSA_USING_SHA256.equals(header.get("alg"))
                || !(header.get("kid") instanceof String keyId)
                || !HEADERS.containsAll(header.keySet())) {
            throw invalid();
        }
        return keyId;
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
