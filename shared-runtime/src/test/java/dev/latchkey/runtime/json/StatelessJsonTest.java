package dev.latchkey.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatelessJsonTest {
    private static final String ATTACK = CollidingNames.object(CollidingNames.ofJackson(310));

    /** The ways that a parser gets its text. */
    enum Source {
        TEXT {
            @Override
            JsonParser open(JsonFactory factory, String text) throws IOException {
                return factory.createParser(text);
            }
        },
        CHARACTERS {
            @Override
            JsonParser open(JsonFactory factory, String text) throws IOException {
                return factory.createParser(text.toCharArray());
            }
        },
        OCTETS {
            @Override
            JsonParser open(JsonFactory factory, String text) throws IOException {
                return factory.createParser(text.getBytes(StandardCharsets.UTF_8));
            }
        },
        STREAM {
            @Override
            JsonParser open(JsonFactory factory, String text) throws IOException {
                return factory.createParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            }
        };

        abstract JsonParser open(JsonFactory factory, String text) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void namesThatCollideAreReadAndLeaveNothingForTheNext(Source source) throws IOException {
        var factory = StatelessJson.factory().build();

        assertThat(names(source, factory, ATTACK)).isEqualTo(CollidingNames.ofJackson(310));
        assertThatCode(() -> {
                    for (int i = 0; i < 4000; i++) {
                        names(source, factory, CollidingNames.object(List.of("name" + i, "other" + i)));
                    }
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void noNameOutlivesItsParser(Source source) throws IOException {
        var factory = StatelessJson.factory().build();

        var first = names(source, factory, "{\"a name of a user\":1}").getFirst();
        var second = names(source, factory, "{\"a name of a user\":1}").getFirst();

        assertThat(second).isEqualTo(first).isNotSameAs(first);
    }

    private static List<String> names(Source source, JsonFactory factory, String text) throws IOException {
        var names = new ArrayList<String>();
        try (var parser = source.open(factory, text)) {
            parser.nextToken();
            while (parser.nextFieldName() != null) {
                names.add(parser.currentName());
                parser.nextToken();
            }
        }
        return names;
    }
}
