package dev.latchkey.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latchkey.domain.Violation;
import dev.latchkey.runtime.json.StatelessJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;

/**
 * The one way that JSON comes in and goes out: snake_case, RFC 3339 times in UTC, numbers kept digit by digit in trees.
 * Reading accepts UTF-8 alone and refuses unknown and repeated members, trailing bytes, values of another type (a number
 * is no text), NUL, lone surrogates, nesting deeper than {@value #MAX_DEPTH}, numbers of more than
 * {@value #MAX_NUMBER_LENGTH} characters and names of more than {@value #MAX_NAME_LENGTH}. Nothing of what is read is kept.
 * Safe for use by many threads.
 */
public final class StrictJson {
    /** How deeply arrays and objects may nest. */
    public static final int MAX_DEPTH = 32;

    /** How many characters a number may have: what it costs to reckon with grows faster than its length. */
    public static final int MAX_NUMBER_LENGTH = 1000;

    /** How many characters the name of a member may have. */
    public static final int MAX_NAME_LENGTH = 50_000;

    private final JsonMapper mapper = strictMapper();

    private static JsonMapper strictMapper() {
        var factory = StatelessJson.factory()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        var builder = JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        builder.withCoercionConfig(
                LogicalType.Textual,
                text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        return builder.addHandler(new Findings.UnknownFields()).build();
    }

    /**
     * Reads one JSON value.
     *
     * @throws dev.latchkey.domain.FailureException VALIDATION_FAILED with a pointer, where the value does not fit the type,
     *     or a number or a name is too long
     * @throws MalformedJson where the bytes are no JSON that is accepted
     */
    public Object read(byte[] bytes, Type type) {
        return read(bytes, type, value -> List.of());
    }

    /**
     * Reads one JSON value, and reports everything that is wrong with it at once.
     *
     * @param rules what else is wrong with a value of which some parts could not be read; they are {@code null}. Asked only
     *     where there are such parts
     * @throws dev.latchkey.domain.FailureException as above, with all that was found
     * @throws MalformedJson as above
     */
    public Object read(byte[] bytes, Type type, Function<Object, List<Violation>> rules) {
        var findings = new Findings();
        String text = Utf8.decode(bytes);
        if (text.isBlank()) {
            throw MalformedJson.of("The body is empty.");
        }
        Escapes.check(text);
        try (JsonParser parser = mapper.createParser(text)) {
            return read(parser, type, findings, rules);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail.", e);
        }
    }

    private Object read(JsonParser parser, Type type, Findings findings, Function<Object, List<Violation>> rules)
            throws IOException {
        try {
            Object value = findings.in(mapper.readerFor(mapper.constructType(type)))
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(parser);
            if (parser.nextToken() != null) {
                throw MalformedJson.of("Something follows the JSON value.");
            }
            if (value == null) {
                throw MalformedJson.of("The body must not be null.");
            }
            if (!findings.isEmpty()) {
                findings.addElsewhere(rules.apply(value));
                throw findings.refusal();
            }
            return value;
        } catch (JsonProcessingException e) {
            throw findings.with(JsonRefusals.of(e, parser.getParsingContext()));
        }
    }

    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A value of this program could not be written as JSON.", e);
        }
    }

    /** The mapper itself, for trees. What it throws is for the caller to turn into a refusal. */
    public JsonMapper mapper() {
        return mapper;
    }
}
