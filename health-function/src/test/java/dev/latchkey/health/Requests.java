package dev.latchkey.health;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import java.util.Map;

/** Events as API Gateway sends them. */
final class Requests {
    private Requests() {}

    static APIGatewayV2HTTPEvent of(String method, String path) {
        var http = Http.builder()
                .withMethod(method)
                .withPath(path)
                .withSourceIp("203.0.113.7")
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(path)
                .withRawQueryString("")
                .withHeaders(Map.of())
                .withRequestContext(RequestContext.builder()
                        .withRequestId("gateway-1")
                        .withHttp(http)
                        .build())
                .build();
    }
}
