package dev.latchkey.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "Ada.Lovelace+News@EXAMPLE.com, ada.lovelace+news@example.com",
        "!#$%&*/=?^_`{|}~-@a.b, !#$%&*/=?^_`{|}~-@a.b",
        "ada@b\u00fccher.example, ada@xn--bcher-kva.example",
        "ada@B\u00dcCHER.example, ada@xn--bcher-kva.example",
        "ada@bu\u0308cher.example, ada@xn--bcher-kva.example",
        "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
        "ada@\uff45\uff58ample.com, ada@example.com",
        "ada@\u4f8b\u3048.\u30c6\u30b9\u30c8, ada@xn--r8jz45g.xn--zckzah",
        "ada@stra\u00dfe.de, ada@xn--strae-oqa.de",
        "ada@\u0130.example, ada@xn--i-9bb.example",
        "ren\u00c9@example.com, ren\u00e9@example.com",
        "rene\u0301@example.com, ren\u00e9@example.com",
        "\u03a3\u03a3@example.com, \u03c3\u03c3@example.com",
        "\u03c3\u03c2@example.com, \u03c3\u03c3@example.com",
        "\u212a@example.com, k@example.com",
        "\ud801\udc00@example.com, \ud801\udc28@example.com",
    })
    void anAddressHasOneNormalForm(String given, String normal) {
        var email = Email.of(given);

        assertThat(email.normal()).isEqualTo(normal);
        assertThat(email.given()).isEqualTo(given);
        assertThat(Email.of(normal)).isEqualTo(email).hasSameHashCodeAs(email);
    }

    @ParameterizedTest
    @CsvSource({
        "i@example.com, \u0131@example.com",
        "I@example.com, \u0130@example.com",
        "ada@strasse.de, ada@stra\u00dfe.de",
        "ada@example.com, ada+news@example.com",
        "a.da@example.com, ada@example.com",
    })
    void addressesThatReachDifferentPeopleStayApart(String one, String other) {
        assertThat(Email.of(one)).isNotEqualTo(Email.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@",
                "@example.com",
                "ada@",
                "ada@localhost",
                "ada@.com",
                "ada@example.",
                "ada@example..com",
                "ada@-example.com",
                "ada@example-.com",
                "ada@exa_mple.com",
                "ada@exa mple.com",
                "ada@b\u00fc_cher.example",
                "ada@\u0301x.example",
                "ada@[192.0.2.1]",
                "ada@192.0.2.1",
                ".ada@example.com",
                "ada.@example.com",
                "a..da@example.com",
                "a da@example.com",
                " ada@example.com",
                "ada@example.com ",
                "ada@example.com\n",
                "a\u0000da@example.com",
                "a\u200bda@example.com",
                "ad\ud800@example.com",
                "\"a da\"@example.com",
                "ada@b@example.com",
                "a(da)@example.com",
            })
    void whatIsNoAddressIsRefused(String text) {
        var thrown = catchThrowableOfType(FailureException.class, () -> Email.of(text));

        assertThat(thrown.failure().code()).isEqualTo(FailureCode.VALIDATION_FAILED);
        assertThat(thrown.failure().violations().getFirst().pointer()).isEqualTo("/email");
    }

    /** Each letter that one of these stands in for could be an address of somebody else, or end this one. */
    @ParameterizedTest
    @CsvSource({
        "FF20, 0040", "FE6B, 0040", "FF0E, 002E", "FE52, 002E", "2024, 002E", "2025, 002E", "2026, 002E", "3002, 3002",
        "FF61, 3002", "2488, 002E", "FF0C, 002C", "FE50, 002C", "FF1B, 003B", "037E, 003B", "FF1A, 003A", "2A74, 003A",
        "FF1C, 003C", "226E, 003C", "FF1E, 003E", "FF08, 0028", "2474, 0028", "FF09, 0029", "FF3B, 005B", "FF3D, 005D",
        "FF3C, 005C", "FE68, 005C", "FF02, 0022", "FF0F, 002F", "2100, 002F", "00A8, 0020", "00A0, 0020", "2002, 0020",
        "3000, 0020", "FE13, 003A",
    })
    void whatNormalizationTurnsIntoStructureIsRefusedWhereverItIs(String codePoint, String structure) {
        var character = Character.toString(Integer.parseInt(codePoint, 16));
        for (var text : List.of(
                "ada" + character + "b@example.com",
                character + "@example.com",
                "ada@exam" + character + "ple.com",
                "ada@example" + character + "com")) {
            assertThat(refusal(text))
                    .as(text)
                    .isEqualTo(
                            "invalid_email Must be an email address; U+%s in it is not allowed, since mail systems read it as U+%s."
                                    .formatted(codePoint, structure));
        }
    }

    @Test
    void noCharacterOfUnicodeBecomesStructureUnnoticed() {
        var structure = Pattern.compile("[@.,;:<>()\\[\\]\\\\\"/\\s\\p{Z}\\p{Cc}]");
        var accepted = IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(character -> structure
                        .matcher(Normalizer.normalize(character, Normalizer.Form.NFKC))
                        .find())
                .filter(character ->
                        isAccepted("a" + character + "b@example.com") || isAccepted("ada@a" + character + "b.com"));

        assertThat(accepted).isEmpty();
    }

    /** One of each kind: format, variation selector, Hangul filler, joiner, Braille, tag, vowel that is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180b", "\u200b", "\u200c", "\u200d",
                        "\u200e",
                "\u202e", "\u2060", "\u2066", "\u206f", "\u2800", "\u3164", "\ufe00", "\ufe0f", "\ufeff", "\uffa0",
                        "\ufff0",
                "\ufffb", "\ud834\udd59", "\ud834\udd73", "\udb40\udc20", "\udb40\udd00",
            })
    void whatCannotBeSeenIsRefusedWhereverItIs(String character) {
        for (var text : List.of(
                "ada" + character + "@example.com",
                character + "@example.com",
                "ada@example" + character + ".com",
                "ada@" + character + ".com",
                "\u2764" + character + "@example.com")) {
            assertThat(refusal(text))
                    .as(text)
                    .contains("cannot be seen, such as U+%04X".formatted(character.codePointAt(0)));
        }
    }

    @Test
    void aMarkThatWouldJoinWhatIsBeforeTheAddressIsRefused() {
        assertRefused("\u0338ada@example.com");
        assertRefused("ada.\u0301b@example.com");
        assertThat(Email.of("\u0928\u093f@example.com").localPart()).isEqualTo("\u0928\u093f");
    }

    @Test
    void anAddressHasAtMost254Octets() {
        var label = "d".repeat(61);
        var longest = "a".repeat(64) + "@" + label + "." + label + "." + label + ".abc";
        assertThat(longest).hasSize(254);

        assertThat(Email.of(longest).normal()).isEqualTo(longest);
        assertRefused(longest + "d");
        assertRefused("a".repeat(65) + "@example.com");
        assertRefused("ada@" + "d".repeat(64) + ".com");
        assertRefused("\u00e9".repeat(33) + "@example.com");
    }

    @Test
    void theNormalFormHasAtMost254OctetsToo() {
        assertThat(Email.of("ada@" + "\u00fc.".repeat(30) + "de").normal()).hasSize(4 + 8 * 30 + 2);
        assertRefused("ada@" + "\u00fc.".repeat(32) + "de");
    }

    @Test
    void itsPartsAreThoseOfTheNormalForm() {
        var email = Email.of("Ada@Example.com");

        assertThat(email.localPart()).isEqualTo("ada");
        assertThat(email.domain()).isEqualTo("example.com");
    }

    @Test
    void aStoredAddressComesBackAsItWas() {
        var email = Email.of("Ada@Example.com");

        var restored = Email.stored(email.given(), email.normal());

        assertThat(restored).isEqualTo(email);
        assertThat(restored.given()).isEqualTo("Ada@Example.com");
    }

    @Test
    void itShowsInNoLog() {
        assertThat(Email.of("ada@example.com")).hasToString("Email[hidden]");
        assertThat(Email.of("ada@example.com")).isNotEqualTo("ada@example.com");
    }

    private static boolean isAccepted(String text) {
        return catchThrowable(() -> Email.of(text)) == null;
    }

    private static String refusal(String text) {
        var violation = catchThrowableOfType(FailureException.class, () -> Email.of(text))
                .failure()
                .violations()
                .getFirst();
        return violation.code() + " " + violation.detail();
    }

    private static void assertRefused(String text) {
        assertThat(catchThrowableOfType(FailureException.class, () -> Email.of(text)))
                .isNotNull();
    }
}
