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

    /** A name in Persian, Hindi, Malayalam and Sinhala; a variant of an ideograph; pictures of several characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc",
                "\u0915\u094d\u200d\u0937",
                "\u0d28\u0d4d\u200d",
                "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
                "\u845b\udb40\udd00\u57ce",
                "\u2764\ufe0f",
                "1\ufe0f\u20e3",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc69",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
            })
    void aNameKeepsWhatItsScriptOrItsPicturesNeed(String name) {
        assertThat(DisplayName.of(name).value()).isEqualTo(name);
        assertThat(DeviceName.of("My " + name + " 2").value()).isEqualTo("My " + name + " 2");
    }

    /** What looks like the name without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\u3164",
                "\u3164Ada",
                "A\u00adda",
                "A\u034fda",
                "Ada\u115f",
                "Ada\u1160",
                "Ada\u17b4",
                "A\u180bda",
                "A\u200bda",
                "A\u200cda",
                "A\u200dda",
                "Ada\u200d",
                "A\u200eda",
                "\u200fAda",
                "A\u2060da",
                "A\u206ada",
                "Ada\u2800",
                "A\ufe0fda",
                "1\ufe0f",
                "Ada\ufeff",
                "Ada\uffa0",
                "A\ufff9da",
                "Ada\ud834\udd59",
                "Ada\udb40\udc41",
                "Ada\udb40\udd00",
                "\u2764\ufe0f\ufe0f",
                "\ud83d\udc69\u200d",
                "\u0646\u200c",
                "\u0646\u200c\u200c\u0627",
                "\u845b\ufe0f",
                "\ud83c\udff4\udb40\udc67",
                "\ud83d\udc69\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc7f",
            })
    void aNameWithSomethingThatCannotBeSeenIsRefused(String name) {
        assertThat(code(() -> DisplayName.of(name))).isEqualTo("/display_name invalid_character");
        assertThat(code(() -> DeviceName.of(name))).isEqualTo("/device_name invalid_character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u3164",
                "\u2800\u2800",
                "\u115f\u1160",
                "\ufe0f",
                "\u034f",
                "\u00a0",
                "\u200d",
                "\u3000 \u2007",
                "\u0301",
                "\ue000"
            })
    void aNameThatShowsNothingIsBlank(String name) {
        assertThat(code(() -> DisplayName.of(name))).isEqualTo("/display_name blank");
    }

    @Test
    void spacesOfEveryKindAroundANameGo() {
        assertThat(DisplayName.of("\u00a0\u3000\tAda\u00a0Lovelace \u202f\n").value())
                .isEqualTo("Ada\u00a0Lovelace");
    }

    @Test
    void aPasswordIsKeptAsItWasTypedExceptForItsForm() {
        assertThat(new Password("  Cafe\t ").text()).isEqualTo("  Cafe\t ");
        assertThat(new Password("\uD83D\uDD11").length()).isEqualTo(1);
        assertThat(new Password("\u00e9").utf8()).containsExactly(0xc3, 0xa9);
        assertThat(new Password("\ufb01\u2460").text()).isEqualTo("\ufb01\u2460");
        assertThat(code(() -> new Password("\ud800"))).isEqualTo("/password invalid_character");
        assertThat(code(() -> new Password("e\udc00\u0301"))).isEqualTo("/password invalid_character");
    }

    @Test
    void aPasswordIsTheSameHoweverAKeyboardWritesIt() {
        assertThat(new Password("cafe\u0301")).isEqualTo(new Password("caf\u00e9"));
        assertThat(new Password("cafe\u0301").length()).isEqualTo(4);
        assertThat(new Password("\u1112\u1161\u11ab")).isEqualTo(new Password("\ud55c"));
        assertThat(new Password("a\u00a0b\u2003c\u3000d")).isEqualTo(new Password("a b c d"));
        assertThat(new Password("\u1f82".repeat(1024)))
                .isEqualTo(new Password("\u03b1\u0313\u0300\u0345".repeat(1024)));
    }

    /** One that becomes longer is measured as it became. */
    @Test
    void whatNormalizingMakesLongerIsMeasuredAfterwards() {
        assertThat(new Password("\ufb2c".repeat(400)).length()).isEqualTo(1200);
    }

    /** Putting marks in order takes time by the square of their number. */
    @Test
    void aHeapOfMarksIsNotPutInOrder() {
        var heap = "a" + "\u0301".repeat(2000) + "\u0316".repeat(2000);

        assertThat(new Password(heap).text()).isEqualTo(heap);
        assertThat(new Password("\u0301\u0316".repeat(15)).text()).isEqualTo("\u0316".repeat(15) + "\u0301".repeat(15));
        assertThat(code(() -> DisplayName.of(heap))).isEqualTo("/display_name too_long");
        assertThat(code(() -> DeviceName.of(heap.repeat(2)))).isEqualTo("/device_name too_long");
    }

    @Test
    void aPasswordTooLongForAnyPolicyIsKeptAsItIs() {
        var longer = "e\u0301".repeat(2049);

        assertThat(new Password(longer).text()).isEqualTo(longer);
        assertThat(new Password(longer).length()).isGreaterThan(PasswordPolicy.MAX_LENGTH);
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
    void aUserAgentShowsEachCharacterThatCannotBeSeen() {
        assertThat(new RequestOrigin("r", "192.0.2.1", Optional.of("A\u202eb\u200b\u3164\u2028/1")).userAgent())
                .contains("A\uFFFDb\uFFFD\uFFFD\uFFFD/1");
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
