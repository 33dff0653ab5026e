package dev.latchkey.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTableTest {
    private final RouteTable table = RouteTable.ofThisRelease();

    @Test
    void knowsTheMethodsOfAPathAllRoutesTogether() {
        assertThat(table.methods("/v1/auth/me")).containsExactly("DELETE", "GET", "PATCH");
        assertThat(table.methods("/v1/preferences/appearance/theme")).containsExactly("DELETE", "GET", "PUT");
    }

    @Test
    void aPathMustMatchWhole() {
        assertThat(table.methods("/v1/auth/me/")).isEmpty();
        assertThat(table.methods("/v1/preferences/")).isEmpty();
        assertThat(table.methods("/v1/auth")).isEmpty();
        assertThat(table.methods("/x/v1/auth/me")).isEmpty();
        assertThat(table.methods("")).isEmpty();
    }
}
