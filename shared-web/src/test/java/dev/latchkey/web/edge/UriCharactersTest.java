package dev.latchkey.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriCharactersTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "/v1/a%20b, /v1/a%20b",
                "/v1/a b, /v1/a%20b",
                "/ä, /%C3%A4",
                "/😀, /%F0%9F%98%80",
                "/100%, /100%25",
                "/%zz, /%25zz",
                "/a?b#c, /a%3Fb%23c",
                "'/a\\b\"c', /a%5Cb%22c",
                "/a;b=c, /a%3Bb=c",
                "nowhere, /nowhere",
                "'', /",
            })
    void whatMayNotStandInAPathIsEncoded(String raw, String encoded) {
        assertThat(UriCharacters.path(raw)).isEqualTo(encoded);
    }

    @Test
    void aLoneSurrogateAndControlCharactersAreEncodedToo() {
        assertThat(UriCharacters.path("/a\ud800b\r\n")).isEqualTo("/a%3Fb%0D%0A");
    }

    @ParameterizedTest
    @CsvSource({"%41, %2541", "a/b, a%2Fb", "a?b, a%3Fb", "ä;, %C3%A4%3B", "a-b_c.d~e, a-b_c.d~e"})
    void ofASegmentEveryPerCentSignAndSlashWasMeant(String value, String encoded) {
        assertThat(UriCharacters.segment(value)).isEqualTo(encoded);
    }

    @Test
    void aQueryKeepsItsQuestionMarks() {
        assertThat(UriCharacters.query("a=1;&b=ä?")).isEqualTo("a=1;&b=%C3%A4?");
    }
}
