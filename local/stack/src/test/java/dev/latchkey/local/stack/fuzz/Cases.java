package dev.latchkey.local.stack.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.local.stack.api.ApiDocument;
import dev.latchkey.local.stack.api.Operation;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Cases of an operation: most as the document has them, some with a flaw, some hostile. */
final class Cases {
    private static final Arbitrary<String> HEADER_VALUES = Arbitraries.oneOf(
            Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(60),
            Arbitraries.of(
                    "",
                    "*",
                    "\"1\"",
                    "W/\"1\"",
                    "1",
                    "\"",
                    "\"a\", \"b\"",
                    "x".repeat(300),
                    "x".repeat(8_000),
                    "' or 1=1 --"));

    private final Bodies bodies;

    Cases(ApiDocument document) {
        this.bodies = new Bodies(document);
    }

    Arbitrary<Case> of(Operation operation) {
        Arbitrary<Tuple.Tuple2<String, List<String>>> places =
                Combinators.combine(target(operation), headers(operation)).as(Tuple::of);
        if (operation.schemas().isEmpty()) {
            return places.map(place -> new Case(operation, place.get1(), place.get2(), null, UTF_8));
        }
        Arbitrary<Charset> charset =
                Arbitraries.frequency(Tuple.of(30, UTF_8), Tuple.of(1, ISO_8859_1), Tuple.of(1, UTF_16));
        return Combinators.combine(places, body(operation), charset).as((place, body, in) -> {
            List<String> headers = new ArrayList<>(place.get2());
            headers.addAll(List.of("Content-Type", body.get1()));
            return new Case(operation, place.get1(), headers, body.get2(), in);
        });
    }

    /** Media type and text. */
    private Arbitrary<Tuple.Tuple2<String, String>> body(Operation operation) {
        List<Arbitrary<Tuple.Tuple2<String, String>>> each = new ArrayList<>();
        operation.schemas().forEach((mediaType, schema) -> {
            Arbitrary<String> type = Arbitraries.frequency(
                    Tuple.of(40, mediaType),
                    Tuple.of(2, mediaType + "; charset=UTF-8"),
                    Tuple.of(1, mediaType.toUpperCase(Locale.ROOT)),
                    Tuple.of(1, "text/plain"),
                    Tuple.of(1, "application/xml;q=;"));
            Arbitrary<String> text = Arbitraries.frequencyOf(
                    Tuple.of(5, bodies.valid(schema)),
                    Tuple.of(4, bodies.nearlyValid(schema)),
                    Tuple.of(2, bodies.hostile()));
            each.add(Combinators.combine(type, text).as(Tuple::of));
        });
        return Arbitraries.oneOf(each);
    }

    private static Arbitrary<String> target(Operation operation) {
        List<Arbitrary<String>> segments = Stream.of(
                        operation.path().substring(1).split("/", -1))
                .map(segment -> segment.startsWith("{") ? segment(segment) : Arbitraries.just(segment))
                .toList();
        Arbitrary<String> path = Combinators.combine(segments).as(all -> "/" + String.join("/", all));
        Arbitrary<String> query = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of("", "?since=<<cursor>>", "?since=", "?since=0", "?since")),
                Tuple.of(
                        1,
                        Texts.hostile()
                                .filter(text -> text.length() < 2_000)
                                .map(text -> "?since=" + Texts.inPath(text))),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "?a=b&a=c", "?since=1&since=2", "?&&=&", "?since=-1", "?since=99999999999999999999")));
        boolean isQueried = !operation.examples("query").isEmpty();
        return isQueried ? Combinators.combine(path, query).as(String::concat) : path;
    }

    private static Arbitrary<String> segment(String variable) {
        Arbitrary<String> known = switch (variable) {
            case "{namespace}" ->
                Arbitraries.of("appearance", "locale", "notifications", "free", "a-b_c", "n".repeat(64));
            case "{key}" -> Arbitraries.of("theme", "font_scale", "language", "email", "a", "b");
            case "{version}" -> Arbitraries.integers().between(1, 6).map(Object::toString);
            default -> Arbitraries.of("<<session>>", "019a0000-0000-7000-8000-000000000001");
        };
        Arbitrary<String> hostile = Arbitraries.oneOf(
                        Texts.hostile(), Arbitraries.longs().map(Object::toString))
                .filter(text -> !text.isEmpty() && text.length() < 1_000)
                .map(Texts::inPath);
        return Arbitraries.frequencyOf(Tuple.of(4, known), Tuple.of(1, hostile));
    }

    private static Arbitrary<List<String>> headers(Operation operation) {
        List<Arbitrary<Optional<String>>> values = new ArrayList<>();
        List<String> names = new ArrayList<>(operation.examples("header").keySet());
        names.forEach(name -> values.add(header(name).optional(0.3)));
        names.add("Accept");
        values.add(Arbitraries.of(
                        "application/json", "*/*", "application/*;q=0.1", "text/html", "a", "application/json;q=0")
                .optional(0.1));
        names.add("Authorization");
        values.add(authorization(operation.isProtected()));
        return Combinators.combine(values).as(all -> {
            List<String> headers = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                String name = names.get(i);
                all.get(i).ifPresent(value -> headers.addAll(List.of(name, value)));
            }
            return headers;
        });
    }

    private static Arbitrary<String> header(String name) {
        Arbitrary<String> known = switch (name) {
            case "If-Match" -> Arbitraries.of("<<etag>>", "<<etag>>", "*", "\"1\"", "\"1\", \"2\"", "W/\"1\"");
            case "If-None-Match" -> Arbitraries.of("*", "<<etag>>", "\"1\"");
            case "Idempotency-Key" -> Arbitraries.of("<<key>>", "<<key>>", "k");
            default -> Arbitraries.of("checkout-7f3a", "a.b_c-1");
        };
        return Arbitraries.frequencyOf(Tuple.of(4, known), Tuple.of(1, HEADER_VALUES));
    }

    private static Arbitrary<Optional<String>> authorization(boolean isNeeded) {
        Arbitrary<Optional<String>> good = Arbitraries.just(Optional.of("Bearer <<access>>"));
        Arbitrary<Optional<String>> odd = Arbitraries.of(Set.of(
                        "Bearer <<old-access>>",
                        "Bearer <<refresh>>",
                        "Bearer",
                        "Bearer e30.e30.e30",
                        "Basic YTpi",
                        "Bearer <<access>>x"))
                .map(Optional::of);
        return isNeeded
                ? Arbitraries.frequencyOf(
                        Tuple.of(12, good), Tuple.of(1, odd), Tuple.of(1, Arbitraries.just(Optional.empty())))
                : Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.just(Optional.empty())), Tuple.of(1, good), Tuple.of(1, odd));
    }
}
