package dev.latchkey.web.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelFuture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchedConnectionsTest {
    @Test
    void theServerOfAFunctionThatAnsweredIsWatchedByOneWatch() throws ReflectiveOperationException {
        given().get("/nowhere").then().statusCode(404);
        given().get("/nowhere").then().statusCode(404);

        Field server = VertxHttpRecorder.class.getDeclaredField("virtualBootstrapChannel");
        server.setAccessible(true);
        assertThat(server.get(null))
                .isInstanceOfSatisfying(
                        ChannelFuture.class,
                        bound -> assertThat(bound.channel().pipeline().toMap().values())
                                .extracting(handler -> handler.getClass().getName())
                                .containsOnlyOnce("dev.latchkey.web.rest.UnreadEvents$Watch"));
    }
}
