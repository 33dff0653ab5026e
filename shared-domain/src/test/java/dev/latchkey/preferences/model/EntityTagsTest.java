package dev.latchkey.preferences.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
    private static EntityTag strong(String opaque) {
        return new EntityTag(false, opaque);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\t*"})
    void anAsteriskIsAny(String header) {
        assertThat(EntityTags.parse(header)).isEqualTo(new EntityTags(true, List.of()));
    }

    @Test
    void aListIsReadWithWeakTagsEmptyElementsAndCommasInTags() {
        assertThat(EntityTags.parse(" ,\"1\",W/\"2\" ,, \"a,b\"\t,\"\",").listed())
                .containsExactly(strong("1"), new EntityTag(true, "2"), strong("a,b"), strong(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "1",
                "\"1",
                "\"1\" \"2\"",
                "w/\"1\"",
                "W/ \"1\"",
                "*, \"1\"",
                "\"1\", *",
                "\"a\u0001\""
            })
    void whatIsNoListOfTagsIsRefused(String header) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> EntityTags.parse(header))
                .satisfies(thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.VALIDATION_FAILED));
    }

    @Test
    void aLongListIsReadWithoutTrouble() {
        assertThat(EntityTags.parse("\"1\",".repeat(20_000)).listed()).hasSize(20_000);
    }

    @Test
    void tagsAreWrittenAsHeadersWantThem() {
        assertThat(EntityTag.of(new Version(5))).hasToString("\"5\"");
        assertThat(EntityTag.of(new Version(5), "0a1b")).hasToString("\"5.0a1b\"");
        assertThat(EntityTag.of(new Position(7), "0a1b")).hasToString("W/\"7.0a1b\"");
    }

    @Test
    void aTagNamesItsVersion() {
        assertThat(strong("5").version()).contains(new Version(5));
        assertThat(strong("5.0a1b").version()).contains(new Version(5));
        assertThat(strong("0").version()).contains(Version.NONE);
        for (var foreign : List.of("", "05", "-1", "5.", "5.xyz", "5.0a.1b", "v5", "9999999999999999999")) {
            assertThat(strong(foreign).version()).isEmpty();
        }
    }

    @Test
    void aTagIsCoveredByWeakComparison() {
        var tag = strong("5.0a");

        assertThat(EntityTags.parse("*").cover(tag)).isTrue();
        assertThat(EntityTags.parse("\"4\", \"5.0a\"").cover(tag)).isTrue();
        assertThat(EntityTags.parse("W/\"5.0a\"").cover(tag)).isTrue();
        assertThat(EntityTags.parse("\"5\", \"5.0b\"").cover(tag)).isFalse();
    }

    @Test
    void ifMatchCountsStrongTagsAloneAndIfNoneMatchAll() {
        var tags = Optional.of(EntityTags.parse("\"1\", W/\"2\", \"x\""));

        var precondition = Precondition.of(tags, tags);

        assertThat(precondition.required()).contains(new Precondition.States(false, Set.of(new Version(1))));
        assertThat(precondition.excluded())
                .contains(new Precondition.States(false, Set.of(new Version(1), new Version(2))));
        assertThat(Precondition.of(Optional.empty(), Optional.empty())).isEqualTo(Precondition.NONE);
    }
}
