package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request, percent-encoded. HTTP APIs hand {@code rawPath} over decoded, so that {@code %41} in it may be what
 * was meant or an A that was encoded. The values of a route's variables are decoded by contract and stand apart: where
 * there are some, the path is put together from them.
 */
final class RequestPath {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}+]+)}");

    private RequestPath() {}

    /** One of an event that {@link EventForm} refuses for its length is neither processed nor repeated in answers. */
    static String of(APIGatewayV2HTTPEvent event) {
        if (EventForm.isTooLong(event)) {
            return "/";
        }
        return ofVariables(event.getRouteKey(), event.getPathParameters())
                .orElseGet(() -> UriCharacters.path(
                        Optional.ofNullable(event.getRawPath()).orElse("/")));
    }

    /** Whether a variable is a step within a path, which everything behind would take before it looks for a route. */
    static boolean hasSteps(@Nullable Map<String, String> values) {
        return values != null && (values.containsValue(".") || values.containsValue(".."));
    }

    /**
     * Whether the path and the route's variables tell of one resource. A gateway that cuts the one and not the others, as
     * HTTP APIs do at a question mark that was encoded, would have another resource read or written.
     */
    static boolean agreesWithVariables(APIGatewayV2HTTPEvent event) {
        var raw = Optional.ofNullable(event.getRawPath()).orElse("");
        return raw.isEmpty()
                || join(event.getRouteKey(), event.getPathParameters(), value -> value)
                        .map(path ->
                                raw.endsWith(path) || UriCharacters.decode(raw).endsWith(path))
                        .orElse(true);
    }

    private static Optional<String> ofVariables(@Nullable String routeKey, @Nullable Map<String, String> values) {
        return join(routeKey, values, UriCharacters::segment);
    }

    private static Optional<String> join(
            @Nullable String routeKey, @Nullable Map<String, String> values, UnaryOperator<String> encoding) {
        if (routeKey == null || values == null || values.isEmpty()) {
            return Optional.empty();
        }
        var path = new StringBuilder();
        var variables = VARIABLE.matcher(routeKey.substring(routeKey.indexOf(' ') + 1));
        int found = 0;
        while (variables.find()) {
            var value = values.get(variables.group(1));
            if (value == null) {
                return Optional.empty();
            }
            variables.appendReplacement(path, Matcher.quoteReplacement(encoding.apply(value)));
            found++;
        }
        return found == values.size() ? Optional.of(variables.appendTail(path).toString()) : Optional.empty();
    }
}
