package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.aws.AwsCredentials;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

class RdsAuthTokenTest {
    private static final String HOST = "latchkey.abc123.eu-central-1.rds.amazonaws.com";

    @Test
    void aTokenIsTheOneThatTheSdkOfAwsMakes() {
        var random = new Random(20260304);
        for (int i = 0; i < 50; i++) {
            var credentials = new AwsCredentials(text(random, 20), text(random, 40), Optional.of(text(random, 300)));

            // The SDK signs at its own present; the token is compared at the moment that it tells.
            String expected = sdk(credentials);

            assertThat(mint(credentials, moment(expected))).satisfies(token -> assertSame(token, expected));
        }
    }

    @Test
    void aTokenOfLongLivedCredentialsHasNoSessionToken() {
        var credentials = new AwsCredentials("AKIDEXAMPLE", "secret", Optional.empty());
        String expected = sdk(credentials);

        assertSame(mint(credentials, moment(expected)), expected);
        assertThat(expected).doesNotContain("X-Amz-Security-Token");
    }

    @Test
    void aTokenIsGoodForFifteenMinutes() {
        var credentials = new AwsCredentials("AKIDEXAMPLE", "secret", Optional.empty());

        assertThat(mint(credentials, Instant.parse("2026-03-04T05:06:07Z")))
                .contains("X-Amz-Date=20260304T050607Z")
                .contains("X-Amz-Expires=900");
    }

    @Test
    void theTextFormOfCredentialsShowsNone() {
        assertThat(new AwsCredentials("AKIDEXAMPLE", "s3cret", Optional.of("t0ken")).toString())
                .doesNotContain("AKIDEXAMPLE", "s3cret", "t0ken");
    }

    private static String mint(AwsCredentials credentials, Instant now) {
        return RdsAuthToken.mint(credentials, "eu-central-1", HOST, 5432, "latchkey_auth", now);
    }

    /** The order of parameters is free: the signature is over their sorted form. */
    private static void assertSame(String token, String expected) {
        assertThat(parts(token)).isEqualTo(parts(expected));
    }

    private static Set<String> parts(String token) {
        return Arrays.stream(token.split("[?&]", -1)).collect(Collectors.toSet());
    }

    private static Instant moment(String token) {
        String stamp = token.replaceAll(".*X-Amz-Date=(\\d{8}T\\d{6}Z).*", "$1");
        return Instant.parse(stamp.replaceAll("(\\d{4})(\\d\\d)(\\d\\dT\\d\\d)(\\d\\d)(\\d\\dZ)", "$1-$2-$3:$4:$5"));
    }

    /**
     * The SDK reads the clock twice, for the moment of the signature and for its end. Where the second turned between
     * the two, the token says 899 seconds; then another is taken.
     */
    private static String sdk(AwsCredentials credentials) {
        return Stream.generate(() -> signedBySdk(credentials))
                .limit(10)
                .filter(token -> token.contains("X-Amz-Expires=900"))
                .findFirst()
                .orElseThrow();
    }

    private static String signedBySdk(AwsCredentials credentials) {
        var identity = credentials
                .sessionToken()
                .map(token -> (software.amazon.awssdk.auth.credentials.AwsCredentials)
                        AwsSessionCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey(), token))
                .orElseGet(() -> AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey()));
        return RdsUtilities.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(identity))
                .build()
                .generateAuthenticationToken(
                        request -> request.hostname(HOST).port(5432).username("latchkey_auth"));
    }

    private static String text(Random random, int length) {
        return random.ints(length, 33, 127).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
