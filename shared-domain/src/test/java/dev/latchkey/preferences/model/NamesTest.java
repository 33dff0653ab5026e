package dev.latchkey.preferences.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.UserId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final UserId USER = new UserId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
    private static final UserId OTHER = new UserId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058"));

    @Test
    void aNamespaceHasAPlainName() {
        assertThat(Namespace.of("a")).hasToString("a");
        assertThat(Namespace.of("a1_-" + "b".repeat(60)).name()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "-a", "_a", "a.b", "a b", "ä", "a\n", "aB"})
    void anyOtherNameIsRefused(String name) {
        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> Namespace.of(name));
    }

    @Test
    void aNameOf65CharactersIsRefused() {
        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> Namespace.of("a".repeat(65)));
    }

    @Test
    void versionsAndPositionsCountUpFromZero() {
        assertThat(Version.NONE.next()).isEqualTo(new Version(1)).isGreaterThan(Version.NONE);
        assertThat(Position.START.next()).isEqualTo(new Position(1)).isGreaterThan(Position.START);
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(-1));
    }

    @Test
    void aCursorLeadsItsUserBack() {
        for (long number : List.of(0L, 1L, 300L, Long.MAX_VALUE)) {
            var cursor = ChangeCursor.encode(USER, new Position(number));

            assertThat(cursor).matches("[A-Za-z0-9_-]+");
            assertThat(ChangeCursor.decode(USER, cursor)).isEqualTo(new Position(number));
        }
    }

    @Test
    void aCursorHasOneSpelling() {
        var cursor = ChangeCursor.encode(USER, new Position(1));
        var last = cursor.charAt(cursor.length() - 1);
        var samePosition = cursor.substring(0, cursor.length() - 1) + (char) (last + 1);
        assertThat(Base64.getUrlDecoder().decode(samePosition))
                .isEqualTo(Base64.getUrlDecoder().decode(cursor));

        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> ChangeCursor.decode(USER, samePosition));
    }

    @Test
    void anotherUsersCursorIsRefused() {
        var cursor = ChangeCursor.encode(OTHER, new Position(1));

        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> ChangeCursor.decode(USER, cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "A", "AAAAA", "AQ==", "%41", "é", "AAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> ChangeCursor.decode(USER, cursor));
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        var good = Base64.getUrlDecoder().decode(ChangeCursor.encode(USER, new Position(1)));
        var otherForm = good.clone();
        otherForm[0] = 2;
        var negative = good.clone();
        negative[9] = -1;

        for (var bytes : List.of(otherForm, negative)) {
            var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThatExceptionOfType(FailureException.class).isThrownBy(() -> ChangeCursor.decode(USER, cursor));
        }
        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> ChangeCursor.decode(USER, "A".repeat(33)));
    }

    @Test
    void pointersEscapeAndUnescapeNames() {
        var pointer = JsonPointer.child(JsonPointer.child("", "a/b~c"), "d");

        assertThat(pointer).isEqualTo("/a~1b~0c/d");
        assertThat(JsonPointer.firstName(pointer)).isEqualTo("a/b~c");
        assertThat(JsonPointer.firstName("/d")).isEqualTo("d");
        assertThat(JsonPointer.firstName("")).isEmpty();
    }
}
