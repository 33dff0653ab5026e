package dev.latchkey.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private final RouteTable table = RouteTable.ofThisRelease();

    @Test
    void knowsTheMethodsOfAPathAllRoutesTogether() {
        assertThat(table.methods("/v1/auth/me")).containsExactly("DELETE", "GET", "PATCH");
        assertThat(table.methods("/v1/preferences/appearance/theme")).containsExactly("DELETE", "GET", "PUT");
    }

    @Test
    void whatAnybodyMayReadIsThereForHeadToo() {
        for (String path : List.of(
                "/health",
                "/health/live",
                "/health/ready",
                "/.well-known/jwks.json",
                "/.well-known/openid-configuration")) {
            assertThat(table.methods(path)).as(path).containsExactly("GET", "HEAD");
        }
    }

    @Test
    void knowsTheFormsOfAPatch() {
        assertThat(table.acceptPatch("/v1/auth/me")).contains("application/json");
        assertThat(table.acceptPatch("/v1/preferences"))
                .isEqualTo(table.acceptPatch("/v1/preferences/theme"))
                .contains("application/merge-patch+json, application/json");
        assertThat(table.acceptPatch("/v1/auth/login")).isEmpty();
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
