package dev.latchkey.auth.http;

import static dev.latchkey.auth.http.Api.newUser;
import static dev.latchkey.web.testing.ProblemAssert.assertCommonHeaders;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.web.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class WellKnownRoutesTest {
    @Test
    void theKeySetVerifiesWhatWasSigned() throws JoseException {
        var token = newUser().accessToken();

        var answer = given().get("/.well-known/jwks.json");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        // The server that tests call splits it at the comma.
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("public", "max-age=300");
        assertCommonHeaders(answer);
        var signed = new JsonWebSignature();
        signed.setAlgorithmConstraints(new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256"));
        signed.setCompactSerialization(token);
        var key = new JsonWebKeySet(answer.asString())
                .findJsonWebKey(signed.getKeyIdHeaderValue(), "RSA", "sig", "RS256");
        signed.setKey(((RsaJsonWebKey) key).getRsaPublicKey());
        assertThat(signed.verifySignature()).isTrue();
    }

    @Test
    void theKeySetHoldsNothingPrivate() {
        newUser();

        List<Map<String, Object>> keys =
                given().get("/.well-known/jwks.json").jsonPath().getList("keys");

        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key)
                        .containsKeys("kty", "kid", "n", "e")
                        .doesNotContainKeys("d", "p", "q", "dp", "dq", "qi"));
    }

    @Test
    void theDiscoveryDocumentLeadsToTheKeys() {
        var answer = given().get("/.well-known/openid-configuration");

        assertThat(answer.jsonPath().getMap(""))
                .containsEntry("issuer", TestTokens.ISSUER)
                .containsEntry("jwks_uri", TestTokens.ISSUER + "/.well-known/jwks.json")
                .containsEntry("id_token_signing_alg_values_supported", List.of("RS256"));
        // The server that tests call splits it at the comma.
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("public", "max-age=300");
    }
}
