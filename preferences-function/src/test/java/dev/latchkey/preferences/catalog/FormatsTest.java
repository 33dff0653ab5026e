package dev.latchkey.preferences.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.SchemaRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
    private static final int BODY = 64 * 1024;

    private final SchemaRegistry registry = SchemaCatalog.registry();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            date         | 2024-02-29 2000-02-29 0001-01-01       | 2023-02-29 1900-02-29 2024-13-01 2024-00-10 2024-1-1 24-01-01 2024-02-29Z ٢024-01-01
            time         | 00:00:00Z 23:59:60z 12:30:00.123+02:00 00:59:60+01:00 | 24:00:00Z 12:60:00Z 12:30:60Z 12:30 12:30:00 12:30:00+24:00 12:30:00,5Z
            date-time    | 2024-02-29T12:00:00Z 1998-12-31t23:59:60z 1998-12-31T15:59:60.5-08:00 | 2024-02-30T12:00:00Z 2024-02-29 2024-02-29_12:00:00Z 1998-12-31T22:59:60Z
            duration     | P1W P1Y P1Y2M3D P4D PT0S PT1H2M3S P1DT12H | P PT P1 1D P1W1D P1Y2D PT1H2S P1DT P-1D P1.5D
            email        | ada@example.com a+b@x ada@[127.0.0.1] ada@[IPv6:::1] "a@b"@example.com | ada @example.com ada@ a..b@example.com .a@example.com ada@[127.0.0.256] ada@-x.com ada@x@y é@example.com
            uri          | https://example.com/a?b=c#d urn:example:a mailto:a@b http://[::1]:80/ a: http://u:p@h/%41 | //example.com /a a https://exa{mple http://h:a/ http://[::1/ http://h/%4 http://é/
            uuid         | 01890a5d-ac96-774b-bcce-b302099a8057 00000000-0000-0000-0000-000000000000 | 01890a5dac96774bbcceb302099a8057 01890a5d-ac96-774b-bcce-b302099a805 g1890a5d-ac96-774b-bcce-b302099a8057 {01890a5d-ac96-774b-bcce-b302099a8057}
            ipv4         | 0.0.0.0 255.255.255.255             | 256.0.0.1 1.2.3 1.2.3.4.5 01.2.3.4 1.2.3.0x4 1.2.3.4/24
            ipv6         | :: ::1 1:: 1:2:3:4:5:6:7:8 1::8 ::ffff:192.0.2.1 1:2:3:4:5:6:192.0.2.1 | : ::: 1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9 1::2::3 12345:: ::g fe80::1%eth0 ::1/64
            hostname     | localhost example.com xn--bcher-kva.example 1and1.com | -a a- a..b .a a. a_b é
            regex        | ^a+$ [a-z]{2,8} (ab)* \\d \\p{L}        | ( [a a** (?=a) \\1 a{1001} ((a{100}){100}){100}
            json-pointer | /a /a~0b~1c/0 / /é //                | a ~ /~ /~2 #/a
            time-zone    | Europe/Berlin UTC Etc/GMT+5 Asia/Kolkata America/Argentina/Buenos_Aires | Mars/Olympus europe/berlin UTC+2 +02:00 Europe CEST
            language-tag | en de-CH-1996 zh-Hant-TW x-klingon i-klingon sl-rozaj-biske-1994 en-a-bbb-x-a en-GB-oed zh-min-nan EN-us sgn-BE-FR qaa-Qaaa-QM-x-southern | e en_US de- -de i-nothing x- x-123456789 abcdefghi a-DE de-419-DE de-ß
            """)
    void aTextIsOfItsFormatOrNot(String format, String good, String bad) {
        for (var text : List.of(good.split(" ", -1))) {
            assertThat(fits(format, text)).as(text).isTrue();
        }
        for (var text : List.of(bad.split(" ", -1))) {
            assertThat(fits(format, text)).as(text).isFalse();
        }
        assertThat(fits(format, "")).isEqualTo(format.equals("json-pointer") || format.equals("regex"));
        assertThat(fits(format, good.split(" ", -1)[0] + "\n"))
                .isEqualTo(format.equals("regex") || format.equals("json-pointer"));
    }

    static Stream<String> formats() {
        return Formats.ASSERTED.keySet().stream().sorted();
    }

    /** The longest texts that a body can hold, made of what each grammar repeats: by recursion one of them would end it. */
    @ParameterizedTest
    @MethodSource("formats")
    void aTextOfAnyLengthIsJudged(String format) {
        for (var part : List.of(
                "a", "1", ":", "1:", "-a", "-aaaaa", "/a", "a.", "%41", "(", "(a", "[", "{9", "a{9}", "\\", "~0",
                "\"")) {
            var text = part.repeat(BODY / part.length());
            assertThat(fits(format, text)).isEqualTo(format.equals("json-pointer") && part.equals("/a"));
            assertThat(fits(format, "a:" + text)).isIn(true, false);
        }
    }

    /** Its compiler would write 10^30 instructions, or go 10,000 calls deep. */
    @Test
    void anExpressionOfAClientsIsBoundedBeforeItIsCompiled() {
        assertThat(fits("regex", "(".repeat(10) + "a" + "{1000})".repeat(10))).isFalse();
        assertThat(fits("regex", "(".repeat(450) + ")".repeat(450))).isTrue();
        assertThat(fits("regex", "(".repeat(10_000) + ")".repeat(10_000))).isFalse();
    }

    @Test
    void aFormatIsForTextsAlone() {
        var schema = registry.getSchema("{\"format\":\"date\"}");

        assertThat(schema.validate(IntNode.valueOf(1))).isEmpty();
    }

    private boolean fits(String format, String text) {
        var schema = registry.getSchema(String.format(Locale.ROOT, "{\"format\":\"%s\"}", format));
        return schema.validate(TextNode.valueOf(text)).isEmpty();
    }
}
