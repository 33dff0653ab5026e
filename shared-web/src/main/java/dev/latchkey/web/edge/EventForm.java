package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway never passes on, but a direct invocation can contain: refused before anything else looks at it.
 * API Gateway takes 10,240 bytes of request line and headers; the limit here leaves room for what it adds.
 */
final class EventForm {
    private static final int MAX_CHARACTERS = 16_384;
    private static final int MAX_HEADERS = 200;

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");

    private static final Pattern BYTES = Pattern.compile("[0-9]{1,10}");

    private EventForm() {}

    /** What is wrong with an event that is complete, if anything. */
    static Optional<Problem> check(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = headers(event);
        return Stream.<Optional<String>>of(
                        method(event.getRequestContext().getHttp().getMethod()),
                        size(event, headers.size()),
                        first(headers.entrySet(), header -> header(header.getKey(), header.getValue())),
                        first(cookies(event), EventForm::cookie),
                        ClientAddress.refusal(
                                event.getRequestContext().getHttp().getSourceIp()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(detail -> Problem.of(ProblemCode.MALFORMED_REQUEST, detail));
    }

    private static Optional<String> method(String method) {
        return METHOD.matcher(method).matches() ? Optional.empty() : Optional.of("The method is not one of HTTP.");
    }

    private static Optional<String> size(APIGatewayV2HTTPEvent event, int headers) {
        if (headers > MAX_HEADERS) {
            return Optional.of("A request may have at most " + MAX_HEADERS + " headers.");
        }
        return isTooLong(event)
                ? Optional.of("Path, query and headers may have at most " + MAX_CHARACTERS + " characters together.")
                : Optional.empty();
    }

    /** Whether path, query and headers have more characters than a request may have. */
    static boolean isTooLong(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = headers(event);
        Map<String, String> variables =
                Optional.ofNullable(event.getPathParameters()).orElse(Map.of());
        long characters = Stream.of(
                        Stream.of(event.getRawPath(), event.getRawQueryString()),
                        headers.keySet().stream(),
                        headers.values().stream(),
                        variables.values().stream(),
                        cookies(event).stream())
                .flatMap(texts -> texts)
                .filter(Objects::nonNull)
                .mapToLong(String::length)
                .sum();
        return characters > MAX_CHARACTERS;
    }

    private static Optional<String> header(String name, @Nullable String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("The name of a header is not one of HTTP.");
        }
        if (value != null && hasControlCharacter(value)) {
            return Optional.of("The header " + name + " holds a control character.");
        }
        return value != null
                        && name.equalsIgnoreCase("content-length")
                        && !BYTES.matcher(value).matches()
                ? Optional.of("The header Content-Length is not a number of bytes.")
                : Optional.empty();
    }

    private static Optional<String> cookie(@Nullable String cookie) {
        return cookie == null || hasControlCharacter(cookie)
                ? Optional.of("A cookie is missing or holds a control character.")
                : Optional.empty();
    }

    private static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F);
    }

    private static <T> Optional<String> first(Collection<T> parts, Function<T, Optional<String>> check) {
        return parts.stream().map(check).flatMap(Optional::stream).findFirst();
    }

    private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getHeaders()).orElse(Map.of());
    }

    private static List<String> cookies(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getCookies()).orElse(List.of());
    }
}
