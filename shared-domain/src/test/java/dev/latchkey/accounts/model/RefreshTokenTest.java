package dev.latchkey.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {
    private static final SessionId SESSION = new SessionId(UUID.fromString("0190a5b2-1234-7000-8000-00000000abcd"));
    private static final RefreshToken TOKEN = new RefreshToken(SESSION, 3, new byte[RefreshToken.MAC_LENGTH]);

    @Test
    void aTokenIsReadAsItWasWritten() {
        assertThat(TOKEN.encoded()).hasSize(70).matches("[A-Za-z0-9_-]+");
        assertThat(RefreshToken.parse(TOKEN.encoded())).contains(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "!!!!", "AAAA", "\u00e9", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"})
    void whatIsNoTokenIsNotRead(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void aTokenHasOneSpelling() {
        var encoded = TOKEN.encoded();
        var sameBytes = encoded.substring(0, 69) + "B";

        assertThat(RefreshToken.parse(sameBytes)).isEmpty();
        assertThat(RefreshToken.parse(encoded + "==")).isEmpty();
        assertThat(RefreshToken.parse(encoded + "A")).isEmpty();
        assertThat(RefreshToken.parse(encoded.substring(1))).isEmpty();
        assertThat(RefreshToken.parse(" " + encoded)).isEmpty();
    }

    @Test
    void tokensAreEqualInEveryPartOrNotAtAll() {
        var mac = TOKEN.mac();
        mac[0] = 1;

        assertThat(TOKEN)
                .isEqualTo(new RefreshToken(SESSION, 3, TOKEN.mac()))
                .hasSameHashCodeAs(new RefreshToken(SESSION, 3, TOKEN.mac()));
        assertThat(TOKEN).isNotEqualTo(new RefreshToken(SESSION, 4, TOKEN.mac()));
        assertThat(TOKEN).isNotEqualTo(new RefreshToken(SESSION, 3, mac));
        assertThat(TOKEN).isNotEqualTo(new RefreshToken(new SessionId(new UUID(1, 1)), 3, TOKEN.mac()));
        assertThat(TOKEN).isNotEqualTo(TOKEN.encoded());
    }

    @Test
    void aCodeOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RefreshToken(SESSION, 3, new byte[31]));
    }

    @Test
    void itsCodeShowsInNoLog() {
        assertThat(TOKEN).hasToString("RefreshToken[0190a5b2-1234-7000-8000-00000000abcd, 3, hidden]");
    }
}
