package dev.latchkey.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.domain.FailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void aNameIsOneLineWithoutSpacesAroundIt() {
        assertThat(DisplayName.of("  Ada  ").value()).isEqualTo("Ada");
        assertThat(DisplayName.of("Rene\u0301").value()).isEqualTo("Ren\u00e9");
        assertThat(DeviceName.of("\u00a0 Ada's \uD83D\uDCF1").value()).endsWith("Ada's \uD83D\uDCF1");
        assertThat(DisplayName.of("\uD83D\uDD11".repeat(100)).value()).hasSize(200);
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThat(code(() -> DisplayName.of("   "))).isEqualTo("/display_name blank");
        assertThat(code(() -> DisplayName.of("\u200B \u2060"))).isEqualTo("/display_name blank");
        assertThat(code(() -> DisplayName.of("x".repeat(101)))).isEqualTo("/display_name too_long");
        assertThat(code(() -> DeviceName.of("a\nb"))).isEqualTo("/device_name invalid_character");
        assertThat(code(() -> DeviceName.of("a\u202eb"))).isEqualTo("/device_name invalid_character");
        assertThat(code(() -> DeviceName.of("a\ud800b"))).isEqualTo("/device_name invalid_character");
    }

    @Test
    void aPasswordIsKeptAsItWasTyped() {
        assertThat(new Password("  cafe\u0301 ").text()).isEqualTo("  cafe\u0301 ");
        assertThat(new Password("\uD83D\uDD11").length()).isEqualTo(1);
        assertThat(new Password("\u00e9").utf8()).containsExactly(0xc3, 0xa9);
        assertThat(code(() -> new Password("\ud800"))).isEqualTo("/password invalid_character");
    }

    @Test
    void secretsShowInNoLog() {
        assertThat(new Password("secret")).hasToString("Password[hidden]");
        assertThat(new PasswordHash("secret")).hasToString("PasswordHash[hidden]");
        assertThat(new AccessToken("secret", Duration.ofMinutes(15))).hasToString("AccessToken[hidden, PT15M]");
    }

    @Test
    void idsReadAsUuids() {
        var uuid = UUID.fromString("0190a5b2-1234-7000-8000-00000000abcd");

        assertThat(new SessionId(uuid)).hasToString("0190a5b2-1234-7000-8000-00000000abcd");
    }

    @Test
    void aUserAgentIsTidied() {
        var agent = "Browser\r\n" + "\uD83D\uDD11".repeat(600);

        var kept = new RequestOrigin("r", "192.0.2.1", Optional.of(agent))
                .userAgent()
                .orElseThrow();

        assertThat(kept).startsWith("Browser\uFFFD\uFFFD\uD83D\uDD11");
        assertThat(kept.codePointCount(0, kept.length())).isEqualTo(512);
    }

    @Test
    void eventsHaveNamesInSnakeCase() {
        assertThat(AuditEventType.LOG_IN_FAILED.wireName()).isEqualTo("log_in_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "6f0f6a5c-9d7b-4f57-8ad2-0b6f7c6f2c11"})
    void anIdempotencyKeyIsVisibleAscii(String key) {
        assertThat(new IdempotencyKey(key).value()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u00e9", "a\n", "\u007f"})
    void whatIsNoIdempotencyKeyIsRefused(String key) {
        assertThat(code(() -> new IdempotencyKey(key))).isEqualTo(" invalid_idempotency_key");
    }

    @Test
    void anIdempotencyKeyHasAtMost255Characters() {
        assertThat(new IdempotencyKey("k".repeat(255)).value()).hasSize(255);
        assertThat(code(() -> new IdempotencyKey("k".repeat(256)))).isEqualTo(" invalid_idempotency_key");
    }

    private static String code(ThrowingCallable call) {
        var violation = catchThrowableOfType(FailureException.class, call)
                .failure()
                .violations()
                .getFirst();
        return violation.pointer() + " " + violation.code();
    }
}
