package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests as the gateway hands them to a function, and answers as a function hands them back. */
final class TestEvents {
    private TestEvents() {}

    /** A request without headers and body; more is for the caller to set. */
    static APIGatewayV2HTTPEvent event() {
        var http = RequestContext.Http.builder()
                .withMethod("GET")
                .withPath("/things")
                .withSourceIp("203.0.113.7")
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("GET /things")
                .withRawPath("/things")
                .withHeaders(Map.of())
                .withRequestContext(RequestContext.builder()
                        .withRequestId("gateway-1")
                        .withHttp(http)
                        .build())
                .build();
    }

    static APIGatewayV2HTTPResponse ok(APIGatewayV2HTTPEvent event) {
        return status(200);
    }

    static APIGatewayV2HTTPResponse status(int status) {
        var answer = new APIGatewayV2HTTPResponse();
        answer.setStatusCode(status);
        return answer;
    }

    /** An invocation that Lambda ends after this time. */
    static Context invocation(Duration remaining) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> answer(method.getName(), remaining));
    }

    private static @Nullable Object answer(String method, Duration remaining) {
        return switch (method) {
            case "getRemainingTimeInMillis" -> (int) remaining.toMillis();
            case "getAwsRequestId" -> "invocation-1";
            default -> throw new UnsupportedOperationException(method);
        };
    }
}
