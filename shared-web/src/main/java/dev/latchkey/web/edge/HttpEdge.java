package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.runtime.Instance;
import dev.latchkey.runtime.deadline.Deadline;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemCode;
import dev.latchkey.web.routes.RouteTable;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every answer of a function, wherever it was made: a request id, the security headers, a problem
 * document for each error, an end before Lambda's, one log line and one line of metrics. An event that is none of the
 * gateway's gets an answer too. Safe for use by many threads.
 */
public final class HttpEdge {
    /** By which resources tell the code of their problem; it does not leave the function. */
    public static final String CODE_HEADER = "Latchkey-Problem-Code";

    /** Where the check of the token records whose request it was, for the log; it does not leave the function. */
    public static final String USER_HEADER = "Latchkey-User";

    private static final Logger LOG = Logger.getLogger(HttpEdge.class);

    private final int maxBodyBytes;
    private final InvocationDeadline deadline;
    private final RouteTable routes;
    private final Instance instance;
    private final Metrics metrics;

    /** What answers the request, behind this edge. */
    @FunctionalInterface
    public interface Next {
        APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event);
    }

    /**
     * Makes an edge.
     *
     * @param maxBodyBytes the largest request body that is let through
     */
    public HttpEdge(
            int maxBodyBytes, InvocationDeadline deadline, RouteTable routes, Instance instance, Metrics metrics) {
        this.maxBodyBytes = maxBodyBytes;
        this.deadline = deadline;
        this.routes = routes;
        this.instance = instance;
        this.metrics = metrics;
    }

    /**
     * Answers an event.
     *
     * @param context the invocation, whose end bounds the request; without one nothing does
     */
    public APIGatewayV2HTTPResponse answer(
            @Nullable APIGatewayV2HTTPEvent event, @Nullable Context context, Next next) {
        if (event == null || !GatewayEvents.isComplete(event)) {
            return notFromTheGateway(context);
        }
        long start = System.nanoTime();
        var misshapen = EventForm.check(event).or(() -> EventChecks.checkPath(event));
        GatewayEvents.normalise(event);
        var request = CurrentRequest.of(event);
        if (request.method().equals("HEAD") && routes.methods(request.path()).contains("HEAD")) {
            // The same answer (RFC 9110, 9.3.2), of which the gateway keeps the body to itself.
            event.getRequestContext().getHttp().setMethod("GET");
        }
        LogContext.open(request);
        try {
            boolean cold = instance.takeColdStart();
            var answer = Answers.complete(
                    misshapen
                            .map(problem -> Answers.of(problem, request.path(), request.id()))
                            .orElseGet(() -> make(event, request, context, next)),
                    request,
                    routes);
            var code = Answers.take(answer, CODE_HEADER);
            Answers.take(answer, USER_HEADER).ifPresent(LogContext::user);
            var latency = Duration.ofNanos(System.nanoTime() - start);
            AccessLog.write(request, answer.getStatusCode(), code, latency, cold);
            metrics.requestEnded(request.route(), answer.getStatusCode(), code, latency);
            return answer;
        } finally {
            LogContext.clear();
        }
    }

    private APIGatewayV2HTTPResponse make(
            APIGatewayV2HTTPEvent event, CurrentRequest request, @Nullable Context context, Next next) {
        var refusal = EventChecks.check(event, maxBodyBytes)
                .or(() -> EventChecks.acceptance(
                        event, routes.methods(request.path()).contains(request.method())));
        if (refusal.isPresent()) {
            return Answers.of(refusal.get(), request.path(), request.id());
        }
        var ifMatch = Optional.ofNullable(event.getHeaders().get("if-match"));
        return deadline.within(context, () -> next.handle(event))
                .map(answer -> Answers.matched(answer, request, ifMatch))
                .orElseGet(() -> Answers.of(Problem.of(Deadline.lost()), request.path(), request.id()));
    }

    /** Someone invoked the function by hand, or the integration speaks another version of the payload. */
    private APIGatewayV2HTTPResponse notFromTheGateway(@Nullable Context context) {
        LOG.warn("The event is not a request of an API Gateway HTTP API with payload format 2.0.");
        String id = Optional.ofNullable(context).map(Context::getAwsRequestId).orElse("unknown");
        var problem = Problem.of(
                ProblemCode.MALFORMED_REQUEST, "This function answers API Gateway HTTP APIs with payload format 2.0.");
        var request = new CurrentRequest(id, Optional.empty(), "$default", "", "/", Optional.empty());
        var answer = Answers.complete(Answers.of(problem, request.path(), id), request, routes);
        answer.getHeaders().remove(CODE_HEADER);
        return answer;
    }
}
