package dev.latchkey.local.devmode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the key under which API Gateway knows a request, by infra/routes.json. Immutable. */
final class Routes {
    private static final String DEFAULT = "$default";

    private final List<Route> routes;

    private record Route(String key, Pattern pattern) {
        static Route of(String key) {
            String literal = key.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
            return new Route(key, Pattern.compile("\\Q" + literal + "\\E"));
        }
    }

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    static Routes read(Path file) {
        List<Route> routes = new ArrayList<>();
        try {
            new ObjectMapper().readTree(file.toFile()).fieldNames().forEachRemaining(key -> routes.add(Route.of(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Routes(List.copyOf(routes));
    }

    /** The route's key, such as {@code GET /v1/preferences/{namespace}}, or {@code $default}. */
    String keyOf(String method, String path) {
        String request = method + " " + path;
        return routes.stream()
                .filter(route -> route.pattern().matcher(request).matches())
                .map(Route::key)
                .findFirst()
                .orElse(DEFAULT);
    }
}
