package dev.latchkey.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.web.limit.RateLimited;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each look at a password costs a hash, so no address may ask for any number of them, right ones and tokens included. */
class PasswordRoutesTest {
    @Test
    void everyRouteThatTakesAPasswordIsLimitedByAddress() {
        var routes = Stream.of(AuthResource.class, ProfileResource.class, SessionsResource.class)
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(PasswordRoutesTest::takesAPassword)
                .toList();

        assertThat(routes)
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("register", "logIn", "changePassword", "delete");
        assertThat(routes).allMatch(route -> route.isAnnotationPresent(RateLimited.class));
    }

    private static boolean takesAPassword(Method route) {
        return Arrays.stream(route.getParameterTypes())
                .filter(Class::isRecord)
                .flatMap(body -> Arrays.stream(body.getRecordComponents()))
                .map(RecordComponent::getName)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("password"));
    }
}
