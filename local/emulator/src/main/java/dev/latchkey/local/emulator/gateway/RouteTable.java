package dev.latchkey.local.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.emulator.platform.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes, looked up as API Gateway does: the fullest match first, a greedy one next, {@code $default} last. */
public final class RouteTable {
    private final List<Route> routes;

    public RouteTable(List<Route> routes) {
        this.routes =
                routes.stream().sorted(Comparator.comparing(RouteTable::rank)).toList();
    }

    /** A route and what its variables stand for. */
    public record Match(Route route, Map<String, String> pathParameters) {}

    /** Reads {@code infra/routes.json}. */
    public static RouteTable read(Path file) {
        try {
            JsonNode table = new ObjectMapper().readTree(file.toFile());
            List<Route> routes = new ArrayList<>();
            table.properties()
                    .forEach(row -> routes.add(new Route(
                            row.getKey(),
                            row.getValue().required("function").asText(),
                            row.getValue().required("rate").asDouble(),
                            row.getValue().required("burst").asInt())));
            return new RouteTable(routes);
        } catch (IOException e) {
            throw FileTrouble.at(file, e);
        }
    }

    public List<Route> routes() {
        return routes;
    }

    /** The route for a request; the path is decoded, so that an encoded slash parts segments too. */
    public Optional<Match> find(String method, String decodedPath) {
        List<String> path = segments(decodedPath);
        for (Route route : routes) {
            if (route.isDefault()) {
                return Optional.of(new Match(route, Map.of()));
            }
            if (route.method().equals(method) || route.method().equals("ANY")) {
                Optional<Map<String, String>> parameters = match(route.segments(), path);
                if (parameters.isPresent()) {
                    return Optional.of(new Match(route, parameters.get()));
                }
            }
        }
        return Optional.empty();
    }

    static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    private static Optional<Map<String, String>> match(List<String> pattern, List<String> path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String segment = pattern.get(i);
            if (i >= path.size() || (segment.startsWith("{") && path.get(i).isEmpty())) {
                return Optional.empty();
            }
            if (segment.endsWith("+}")) {
                String rest = String.join("/", path.subList(i, path.size()));
                parameters.put(segment.substring(1, segment.length() - 2), rest);
                return Optional.of(parameters);
            }
            if (segment.startsWith("{")) {
                parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return pattern.size() == path.size() ? Optional.of(parameters) : Optional.empty();
    }

    /** Sorts literal segments before variables, variables before greedy ones, a named method before ANY. */
    private static String rank(Route route) {
        if (route.isDefault()) {
            return "~";
        }
        StringBuilder rank = new StringBuilder();
        for (String segment : route.segments()) {
            rank.append(segment.endsWith("+}") ? '3' : segment.startsWith("{") ? '2' : '1');
        }
        return rank.append(route.method().equals("ANY") ? ".1" : ".0").toString();
    }
}
