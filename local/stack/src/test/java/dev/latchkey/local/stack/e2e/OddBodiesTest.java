package dev.latchkey.local.stack.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.e2e.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as no well-behaved client sends them, and the two ways in which the gateway hands them on. */
@ExtendWith(SharedStack.class)
class OddBodiesTest {
    private static final String LOGIN = "{\"email\":\"nobody@example.com\",\"password\":\"copper otter 41 lamplight\"}";
    private static final String JSON = "Content-Type: application/json";

    static Stream<Arguments> bodies() {
        byte[] login = LOGIN.getBytes(UTF_8);
        return Stream.of(
                body("nothing and no type", 400, new byte[0]),
                body("nothing", 400, new byte[0], JSON),
                body("blanks", 400, " \r\n\t".getBytes(UTF_8), JSON),
                body("NULs", 400, new byte[100], JSON),
                body("any bytes", 400, new byte[] {-1, -2, 0, 1, 2, 127, -128}, JSON),
                body("any bytes of no type", 415, new byte[] {-1, -2, 0, 1}),
                body(
                        "Latin-1",
                        400,
                        "{\"email\":\"\u00e4@example.com\",\"password\":\"x\"}".getBytes(ISO_8859_1),
                        JSON),
                body("UTF-16", 400, LOGIN.getBytes(UTF_16), JSON),
                body("UTF-16 that says so", 400, LOGIN.getBytes(UTF_16), JSON + "; charset=utf-16"),
                body("a compressed one", 415, gzip(login), JSON, "Content-Encoding: gzip"),
                body("half of one", 400, Arrays.copyOf(login, 40), JSON),
                body("two of them", 400, (LOGIN + LOGIN).getBytes(UTF_8), JSON),
                body(
                        "a form",
                        415,
                        "email=a&password=b".getBytes(UTF_8),
                        "Content-Type: application/x-www-form-urlencoded"),
                body("parts", 415, "--x\r\n\r\n--x--".getBytes(UTF_8), "Content-Type: multipart/form-data; boundary=x"),
                body("a text", 415, login, "Content-Type: text/plain"),
                body("a binary", 415, login, "Content-Type: application/octet-stream"),
                body("a type that is none", 415, login, "Content-Type: ;;;"),
                body("a type of a thousand letters", 415, login, "Content-Type: application/" + "j".repeat(1000)),
                body("two types", 415, login, JSON, "Content-Type: text/plain"),
                body("a list", 400, "[]".getBytes(UTF_8), JSON),
                body("null", 400, "null".getBytes(UTF_8), JSON),
                body("a deep tree", 400, ("[".repeat(5_000) + "]".repeat(5_000)).getBytes(UTF_8), JSON),
                body("a long number", 400, ("{\"email\":" + "9".repeat(10_000) + "}").getBytes(UTF_8), JSON),
                body(
                        "a name like a field of Java",
                        400,
                        "{\"class\":\"java.lang.Runtime\",\"@type\":\"x\"}".getBytes(UTF_8),
                        JSON),
                body("16 KiB and a byte", 413, new byte[16 * 1024 + 1], JSON),
                body("16 KiB and a byte of no text", 413, bytes(16 * 1024 + 1), JSON),
                body("five megabytes", 413, new byte[5_000_000], JSON),
                body("ten megabytes", 413, new byte[10 * 1024 * 1024], JSON));
    }

    private static Arguments body(String name, int status, byte[] body, String... headers) {
        return Arguments.of(name, status, body, Arrays.asList(headers));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bodies")
    void anOddBodyIsRefusedWithAProblem(String name, int status, byte[] body, List<String> headers, RawHttp http) {
        RawHttp.Answer answer = post(http, body, headers);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).doesNotContain("java", "jackson", "Exception");
    }

    @Test
    void pastTenMegabytesTheGatewayItselfRefuses(RawHttp http) {
        RawHttp.Answer answer = post(http, new byte[10 * 1024 * 1024 + 1], List.of(JSON));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("\"message\"");
    }

    @Test
    void aBodyInPiecesIsOneBody(RawHttp http) {
        String pieces = Integer.toHexString(20) + "\r\n" + LOGIN.substring(0, 20) + "\r\n"
                + Integer.toHexString(LOGIN.length() - 20) + "\r\n" + LOGIN.substring(20) + "\r\n0\r\n\r\n";
        RawHttp.Answer answer = http.send(
                List.of("POST /v1/auth/login HTTP/1.1", JSON, "Transfer-Encoding: chunked"), pieces.getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_credentials");
    }

    /** What is read by Content-Length by one and by Transfer-Encoding by another is two requests to one of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: -1",
                "Content-Length: +5",
                "Content-Length: 5, 5",
                "Content-Length: 0x5",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked, identity"
            })
    void aLengthThatMayBeReadInTwoWaysMakesNoSecondRequest(String lengths, RawHttp http) {
        String smuggled = "0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        RawHttp.Answer answer =
                http.send(List.of("POST /v1/auth/login HTTP/1.1", JSON, lengths), smuggled.getBytes(UTF_8));

        assertThat(answer.status()).isIn(400, 401, 411, 415, 501);
        assertThat(answer.body()).doesNotContain("HTTP/1.1 200");
    }

    /** The gateway encodes bodies in base64 unless their type is one that it takes for text. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/JSON;charset=UTF-8", "application/merge-patch+json"})
    void aBodyArrivesWhole(String type, RawHttp http, Client client) {
        String token = client.newAccount().accessToken();
        byte[] body = "{\"text\":\"\u00e4\u20ac\ud83d\ude00 \\u0001\",\"n\":1.10}".getBytes(UTF_8);

        RawHttp.Answer answer = http.send(
                List.of(
                        "PATCH /v1/preferences/whole HTTP/1.1",
                        "Content-Type: " + type,
                        "Authorization: Bearer " + token,
                        "Content-Length: " + body.length),
                body);

        assertThat(answer.status()).isEqualTo(200);
        Answer kept = client.get("/v1/preferences/whole", token);
        assertThat(kept.raw().body()).isEqualTo("{\"text\":\"\u00e4\u20ac\ud83d\ude00 \\u0001\",\"n\":1.10}");
    }

    @Test
    void aForgedForwardedAddressDoesNotEscapeTheLimit(RawHttp http) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            statuses.add(http.send(
                            List.of(
                                    "POST /v1/auth/refresh HTTP/1.1",
                                    JSON,
                                    "Content-Length: 21",
                                    "X-Forwarded-For: 10.0.0." + i,
                                    "Forwarded: for=10.0.1." + i,
                                    "X-Real-IP: 10.0.2." + i),
                            "{\"refresh_token\":\"n\"}".getBytes(UTF_8))
                    .status());
        }

        assertThat(statuses).contains(429);
    }

    private static RawHttp.Answer post(RawHttp http, byte[] body, List<String> headers) {
        List<String> lines = new ArrayList<>(List.of("POST /v1/auth/login HTTP/1.1"));
        lines.addAll(headers);
        lines.add("Content-Length: " + body.length);
        return http.send(lines, body);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
