package dev.latchkey.web.routes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which methods each path of the API has, all functions together. Immutable. */
public final class RouteTable {
    private static final String RESOURCE = "/dev/latchkey/web/routes/routes.json";

    private final List<Route> routes;

    private record Route(String method, List<String> segments) {
        static Route of(String key) {
            int blank = key.indexOf(' ');
            return new Route(key.substring(0, blank), split(key.substring(blank + 1)));
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

    private RouteTable(Collection<String> keys) {
        this.routes =
                keys.stream().filter(key -> key.indexOf(' ') > 0).map(Route::of).toList();
    }

    /** A table of keys such as {@code GET /v1/preferences/{namespace}}; other keys, such as {@code $default}, are left out. */
    public static RouteTable of(Collection<String> keys) {
        return new RouteTable(keys);
    }

    /** The table of {@code infra/routes.json}, as it was when this release was built. */
    public static RouteTable ofThisRelease() {
        try (InputStream json = RouteTable.class.getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build.");
            }
            return of(members(json));
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

    private static List<String> split(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    private static List<String> members(InputStream json) throws IOException {
        var names = new ArrayList<String>();
        try (var parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        }
        return names;
    }
}
