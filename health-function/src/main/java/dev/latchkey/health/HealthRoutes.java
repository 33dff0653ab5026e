package dev.latchkey.health;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.web.routes.RouteTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which probe a request asks for. Everything else comes here by the gateway's {@code $default} route: a path that does
 * not exist, or one that has other methods, of which the edge makes problem documents; and the preflights of browsers,
 * since the gateway answers those by itself only where no route catches them. To the answer given here it adds CORS's headers.
 */
final class HealthRoutes {
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final RouteTable table;
    private final Supplier<List<Check>> readiness;

    HealthRoutes(RouteTable table, Supplier<List<Check>> readiness) {
        this.table = table;
        this.readiness = readiness;
    }

    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        String method = event.getRequestContext().getHttp().getMethod();
        return switch (method + " " + event.getRawPath()) {
            case "GET /health/live" -> HealthDocument.of(List.of());
            case "GET /health/ready", "GET /health" -> HealthDocument.of(readiness.get());
            default -> withoutRoute(method, event.getRawPath());
        };
    }

    private APIGatewayV2HTTPResponse withoutRoute(String method, String path) {
        var allowed = table.methods(path);
        if (allowed.isEmpty()) {
            return bare(NOT_FOUND);
        }
        if (method.equals("OPTIONS")) {
            var answer = bare(NO_CONTENT);
            var headers = new HashMap<>(Map.of("Allow", String.join(", ", allowed)));
            table.acceptPatch(path).ifPresent(types -> headers.put("Accept-Patch", types));
            answer.setHeaders(headers);
            return answer;
        }
        return bare(METHOD_NOT_ALLOWED);
    }

    private static APIGatewayV2HTTPResponse bare(int status) {
        var answer = new APIGatewayV2HTTPResponse();
        answer.setStatusCode(status);
        return answer;
    }
}
