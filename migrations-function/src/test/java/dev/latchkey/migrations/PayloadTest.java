package dev.latchkey.migrations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static final String FIELDS = "a JSON object of the fields command, dry_run, immediately, email, password";

    @Test
    void eachCommandIsReadWithItsField() throws IOException {
        assertThat(read("{\"command\":\"migrate\",\"dry_run\":true}"))
                .isEqualTo(new Request(Command.MIGRATE, true, false, null, null));
        assertThat(read("{\"immediately\":true,\"command\":\"rotate-signing-key\"}"))
                .isEqualTo(new Request(Command.ROTATE_SIGNING_KEY, false, true, null, null));
        assertThat(read("{\"command\":\"end-sessions\",\"email\":\"é\\ud83d\\ude00\"}"))
                .isEqualTo(new Request(Command.END_SESSIONS, false, false, "é😀", null));
        assertThat(read("{\"command\":\"bootstrap\",\"password\":\"p\"}"))
                .isEqualTo(new Request(Command.BOOTSTRAP, false, false, null, "p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "{}", " {} ", "{\"command\":\"info\"}"})
    void anEmptyPayloadIsInfo(String payload) throws IOException {
        assertThat(read(payload)).isEqualTo(Request.INFO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                            | The payload is an array",
                "\"x\"                                         | The payload is a string",
                "1                                             | The payload is a number",
                "true                                          | The payload is a boolean",
                "null                                          | The payload is null",
                "[{\"command\":\"purge\"}]                     | The payload is an array",
            })
    void whatIsNoObjectIsRefused(String payload, String message) {
        assertRefused(payload, message + "; " + FIELDS + " is allowed.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{                            | 2",
                "{\"command\":\"purge\"       | 19",
                "{\"command\":\"purge\"} x    | 21",
                "{'command':'purge'}          | 2",
                "{\"command\":\"purge\",}     | 20",
                "{\"command\":NaN}            | 15",
                "// no comment                | 1",
                "<command/>                   | 1",
            })
    void whatIsNoJsonIsRefusedAtItsPlace(String payload, int column) {
        assertRefused(
                payload, "The payload is not JSON from line 1, column %d on; %s is allowed.".formatted(column, FIELDS));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"command\":\"info\",\"command\":\"purge\"} | The field command is given twice; once is allowed.",
                "{\"command\":\"purge\",\"comm\\u0061nd\":\"info\"} | The field command is given twice; once is allowed.",
                "{\"dry_run\":true,\"dry_run\":true} | The field dry_run is given twice; once is allowed.",
                "{\"command\":\"purge\"} {} | After the payload's JSON object there is an object; nothing is allowed there.",
                "{\"command\":\"purge\"} 1 | After the payload's JSON object there is a number; nothing is allowed there.",
                "{\"comand\":\"purge\"} | There is no field \"comand\"; allowed are command, dry_run, immediately, email, password.",
                "{\"command\":\"purge\",\"dry-run\":true} | There is no field \"dry-run\"; allowed are command, dry_run, immediately, email, password.",
                "{\"\":1} | There is no field \"\"; allowed are command, dry_run, immediately, email, password.",
                "{\"dry_run\":\"true\"} | The field dry_run is \"true\"; true or false is allowed.",
                "{\"dry_run\":1} | The field dry_run is \"1\"; true or false is allowed.",
                "{\"dry_run\":null} | The field dry_run is null; true or false is allowed.",
                "{\"immediately\":[true]} | The field immediately is an array; true or false is allowed.",
                "{\"command\":5} | The field command is \"5\"; a string is allowed.",
                "{\"command\":null} | The field command is null; a string is allowed.",
                "{\"command\":{\"command\":\"purge\"}} | The field command is an object; a string is allowed.",
                "{\"email\":12345} | The field email is a number; a string is allowed.",
                "{\"password\":true} | The field password is a boolean; a string is allowed.",
                "{\"command\":\"Purge\"} | There is no command \"Purge\"; allowed are migrate, info, validate, repair, rotate-signing-key, end-sessions, purge, bootstrap.",
                "{\"command\":\"\"} | There is no command \"\"; allowed are migrate, info, validate, repair, rotate-signing-key, end-sessions, purge, bootstrap.",
                "{\"command\":\"purge\",\"dry_run\":true} | The field dry_run does not go with the command purge; it takes no other field.",
                "{\"dry_run\":false} | The field dry_run does not go with the command info; it takes no other field.",
                "{\"command\":\"migrate\",\"immediately\":true} | The field immediately does not go with the command migrate; allowed is dry_run.",
                "{\"command\":\"end-sessions\",\"email\":\"a\\u0000b\"} | The field email holds a NUL character; text without one is allowed.",
                "{\"command\":\"end-sessions\",\"email\":\"a\\ud800b\"} | The field email holds half of a surrogate pair; Unicode text is allowed.",
                "{\"command\":\"purge\\u0000\"} | The field command holds a NUL character; text without one is allowed.",
            })
    void whatNoCommandTakesIsRefusedByName(String payload, String message) {
        assertRefused(payload, message);
    }

    @Test
    void aDeepTreeIsRefusedWhereItBegins() {
        assertRefused("[".repeat(16_000), "The payload is an array; " + FIELDS + " is allowed.");
        assertRefused("{\"command\":" + "[".repeat(16_000), "The field command is an array; a string is allowed.");
    }

    @Test
    void aPayloadOfMoreThanSixteenKibibytesIsRefused() throws IOException {
        String longest = "{}" + " ".repeat(16_382);

        assertThat(read(longest)).isEqualTo(Request.INFO);
        assertRefused(longest + " ", "The payload is longer than 16384 bytes; at most as many are allowed.");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(
                        () -> Payload.read(new ByteArrayInputStream("{\"command\":\"\u0080\"}".getBytes(ISO_8859_1))))
                .withMessage("The payload holds bytes that are not UTF-8; JSON in UTF-8 is allowed.");
    }

    @Test
    void aLongOrOddValueIsShownAsFarAsItFits() {
        assertRefused(
                "{\"" + "x".repeat(15_000) + "\":1}",
                "There is no field \"" + "x".repeat(40)
                        + "…\"; allowed are command, dry_run, immediately, email, password.");
        assertRefused(
                "{\"a\\nb\\u0000\":1}",
                "There is no field \"a?b?\"; allowed are command, dry_run, immediately, email, password.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"command\": \"bootstrap\", \"password\": s3cret}",
                "{\"command\": \"bootstrap\", \"password\": \"s3cret}",
                "{\"command\": \"bootstrap\", \"password\": \"s3cret\", \"password\": \"s3cret\"}",
                "{\"command\": \"bootstrap\", \"password\": \"s3cret\\u0000\"}",
                "{\"command\": \"purge\", \"password\": \"s3cret\"}",
                "{\"command\": \"purge\", \"email\": \"s3cret\"}",
                "{\"email\": [\"s3cret\"]}"
            })
    void aRefusalRepeatsNoSecret(String payload) {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> read(payload))
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("s3cret"));
        assertThat(new Request(Command.BOOTSTRAP, false, false, "ada@example.com", "s3cret").toString())
                .doesNotContain("s3cret", "ada");
    }

    private static void assertRefused(String payload, String message) {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> read(payload))
                .withMessage(message);
    }

    private static Request read(String payload) throws IOException {
        return Payload.read(new ByteArrayInputStream(payload.getBytes(UTF_8)));
    }
}
