package dev.latchkey.web.routes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.latchkey.runtime.json.StatelessJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which methods each path of the API has, and which forms of a patch it takes, all functions together. Immutable. */
public final class RouteTable {
    private static final String RESOURCE = "/dev/latchkey/web/routes/routes.json";
    private static final String ACCEPT_PATCH = "accept_patch";

    private final List<Route> routes;

    private record Route(String method, List<String> segments, Optional<String> acceptPatch) {
        static Route of(String key, Optional<String> acceptPatch) {
            int blank = key.indexOf(' ');
            return new Route(key.substring(0, blank), split(key.substring(blank + 1)), acceptPatch);
        }

        boolean matches(List<String> path) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                boolean isParameter = segments.get(i).startsWith("{");
                if (isParameter ? path.get(i).isEmpty() : !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private RouteTable(Map<String, Optional<String>> acceptPatchByKey) {
        this.routes = acceptPatchByKey.entrySet().stream()
                .filter(row -> row.getKey().indexOf(' ') > 0)
                .map(row -> Route.of(row.getKey(), row.getValue()))
                .toList();
    }

    /** A table of keys such as {@code GET /v1/preferences/{namespace}}; other keys, such as {@code $default}, are left out. */
    public static RouteTable of(Collection<String> keys) {
        return new RouteTable(keys.stream().collect(Collectors.toMap(key -> key, key -> Optional.empty())));
    }

    /** The table of {@code infra/routes.json}, as it was when this release was built. */
    public static RouteTable ofThisRelease() {
        try (InputStream json = RouteTable.class.getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build.");
            }
            return new RouteTable(rows(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The methods of a path in alphabetical order; empty where the API has no such path. */
    public SortedSet<String> methods(String path) {
        var segments = split(path);
        return routes.stream()
                .filter(route -> route.matches(segments))
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a path that takes patches says in {@code Accept-Patch} (RFC 5789, section 3.1); empty for all others. */
    public Optional<String> acceptPatch(String path) {
        var segments = split(path);
        return routes.stream()
                .filter(route -> route.matches(segments))
                .flatMap(route -> route.acceptPatch().stream())
                .findFirst();
    }

    private static List<String> split(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    private static Map<String, Optional<String>> rows(InputStream json) throws IOException {
        var rows = new LinkedHashMap<String, Optional<String>>();
        try (var parser = StatelessJson.factory().build().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var key = parser.currentName();
                parser.nextToken();
                rows.put(key, acceptPatch(parser));
            }
        }
        return rows;
    }

    private static Optional<String> acceptPatch(JsonParser row) throws IOException {
        var types = Optional.<String>empty();
        while (row.nextToken() == JsonToken.FIELD_NAME) {
            var name = row.currentName();
            row.nextToken();
            if (name.equals(ACCEPT_PATCH)) {
                types = Optional.of(row.getText());
            }
            row.skipChildren();
        }
        return types;
    }
}
