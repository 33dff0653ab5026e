package dev.latchkey.local.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private final RouteTable table = table(
            "GET /things",
            "GET /things/{id}",
            "GET /things/special",
            "ANY /things/{id}",
            "GET /things/{id}/parts/{part}",
            "GET /things/{rest+}",
            "POST /things");

    @ParameterizedTest
    @CsvSource({
        "GET, /things, GET /things",
        "POST, /things, POST /things",
        "GET, /things/special, GET /things/special",
        "GET, /things/7, GET /things/{id}",
        "DELETE, /things/7, ANY /things/{id}",
        "GET, /things/7/parts/8, GET /things/{id}/parts/{part}",
        "GET, /things/7/other, GET /things/{rest+}",
        "GET, /things/7/parts/8/9, GET /things/{rest+}"
    })
    void the_fullest_match_wins(String method, String path, String key) {
        assertThat(table.find(method, path))
                .hasValueSatisfying(match -> assertThat(match.route().key()).isEqualTo(key));
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "GET, /Things", "DELETE, /things", "PUT, /things/7/parts/8", "POST, /things/", "GET, /things/"
    })
    void what_is_in_no_route_is_found_by_none(String method, String path) {
        assertThat(table.find(method, path)).isEmpty();
    }

    @Test
    void variables_are_what_stands_in_their_places() {
        assertThat(table.find("GET", "/things/a b%2Fc+d").orElseThrow().pathParameters())
                .isEqualTo(Map.of("id", "a b%2Fc+d"));
        assertThat(table.find("GET", "/things/7/other/8").orElseThrow().pathParameters())
                .isEqualTo(Map.of("rest", "7/other/8"));
    }

    @Test
    void the_default_route_takes_what_no_other_does() {
        RouteTable withDefault = table("$default", "GET /things");

        assertThat(withDefault.find("GET", "/things").orElseThrow().route().key())
                .isEqualTo("GET /things");
        assertThat(withDefault.find("PUT", "/else").orElseThrow().route().key()).isEqualTo("$default");
    }

    private static RouteTable table(String... keys) {
        List<Route> routes =
                Stream.of(keys).map(key -> new Route(key, "probe", 1, 1)).toList();
        return new RouteTable(routes);
    }
}
