package dev.latchkey.migrations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.latchkey.runtime.json.StatelessJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an invocation's payload: one flat JSON object (RFC 8259) with fields of known names, each once and of its type,
 * and nothing after it. Everything else is refused before anything is carried out: a field that was misread could do what
 * nobody asked for. A refusal names the field, its value unless that may be a secret, and what is allowed.
 */
final class Payload {
    static final int LONGEST = 16_384;
    private static final int SHOWN = 40;
    private static final List<String> FLAGS = List.of("dry_run", "immediately");
    private static final List<String> SECRETS = List.of("email", "password");
    private static final String FIELDS = "command, dry_run, immediately, email, password";
    private static final JsonFactory JSON = StatelessJson.factory().build();

    private final JsonParser parser;
    private final Map<String, Object> fields = new HashMap<>();

    private Payload(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads it to its end. An empty one, or one of white space, asks for info.
     *
     * @throws CommandFailed when it is anything else than what a command takes
     */
    static Request read(InputStream input) throws IOException {
        String text = text(input.readNBytes(LONGEST + 1));
        if (text.isBlank()) {
            return Request.INFO;
        }
        try (var parser = JSON.createParser(text)) {
            return new Payload(parser).request();
        } catch (JsonProcessingException e) {
            // Without its cause, whose message repeats the payload, which may hold a password.
            var place = e.getLocation();
            throw refused(
                    "The payload is not JSON from line %d, column %d on; a JSON object of the fields %s is allowed"
                            .formatted(place.getLineNr(), place.getColumnNr(), FIELDS));
        }
    }

    private static String text(byte[] payload) {
        if (payload.length > LONGEST) {
            throw refused("The payload is longer than " + LONGEST + " bytes; at most as many are allowed");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailed("The payload holds bytes that are not UTF-8; JSON in UTF-8 is allowed.", e);
        }
    }

    private Request request() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw refused("The payload is " + kind() + "; a JSON object of the fields " + FIELDS + " is allowed");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readField(parser.currentName());
        }
        if (parser.nextToken() != null) {
            throw refused("After the payload's JSON object there is " + kind() + "; nothing is allowed there");
        }
        var command = command();
        for (String field : fields.keySet()) {
            if (!field.equals("command") && !field.equals(command.field().orElse(""))) {
                throw refused("The field %s does not go with the command %s; %s"
                        .formatted(field, command.wireName(), allowedWith(command)));
            }
        }
        return new Request(command, flag("dry_run"), flag("immediately"), string("email"), string("password"));
    }

    private void readField(String name) throws IOException {
        boolean isFlag = FLAGS.contains(name);
        if (!isFlag && !SECRETS.contains(name) && !name.equals("command")) {
            throw refused("There is no field " + shown(name) + "; allowed are " + FIELDS);
        }
        var token = parser.nextToken();
        if (fields.containsKey(name)) {
            throw refused("The field " + name + " is given twice; once is allowed");
        }
        if (isFlag && token.isBoolean()) {
            fields.put(name, token == JsonToken.VALUE_TRUE);
        } else if (!isFlag && token == JsonToken.VALUE_STRING) {
            fields.put(name, wellFormed(name, parser.getText()));
        } else {
            throw refused("The field %s is %s; %s is allowed"
                    .formatted(name, SECRETS.contains(name) ? kind() : value(), isFlag ? "true or false" : "a string"));
        }
    }

    private static String wellFormed(String name, String value) {
        if (value.chars().anyMatch(c -> c == 0)) {
            throw refused("The field " + name + " holds a NUL character; text without one is allowed");
        }
        if (value.codePoints().anyMatch(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE)) {
            throw refused("The field " + name + " holds half of a surrogate pair; Unicode text is allowed");
        }
        return value;
    }

    private Command command() {
        String name = string("command");
        if (name == null) {
            return Command.INFO;
        }
        return Command.named(name)
                .orElseThrow(() -> refused("There is no command " + shown(name) + "; allowed are " + Command.names()));
    }

    private static String allowedWith(Command command) {
        return command.field().map(field -> "allowed is " + field).orElse("it takes no other field");
    }

    private boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    private @Nullable String string(String name) {
        return (String) fields.get(name);
    }

    /** What sort of value the parser stands on. */
    private String kind() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    /** The value itself, as far as it fits into a message. */
    private String value() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> shown(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> parser.getText();
            default -> kind();
        };
    }

    private static String shown(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= SHOWN ? '"' + printable + '"' : '"' + printable.substring(0, SHOWN) + "…\"";
    }

    private static CommandFailed refused(String message) {
        return new CommandFailed(message + ".");
    }
}
