package dev.latchkey.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
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
        "ada@\uff45\uff58ample\uff0ecom, ada@example.com",
        "ada@example\u3002com, ada@example.com",
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

    private static void assertRefused(String text) {
        assertThat(catchThrowableOfType(FailureException.class, () -> Email.of(text)))
                .isNotNull();
    }
}
