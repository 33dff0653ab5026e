package dev.latchkey.web.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemCode;
import dev.latchkey.web.routes.RouteTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every answer of a function, wherever it was made: a request id, the security headers, a problem
 * document for each error, an end before Lambda's, one log line and one count. An event that is none of the gateway's
 * gets an answer too. Safe for use by many threads.
 */
public final class HttpEdge {
    /** By which resources tell the code of their problem; it does not leave the function. */
    public static final String CODE_HEADER = "Latchkey-Problem-Code";

    private static final Logger LOG = Logger.getLogger(HttpEdge.class);

    private final AccessLog accessLog = new AccessLog();
    private final int maxBodyBytes;
    private final RouteTable routes;
    private final DeadlineGuard deadline;
    private final List<RequestObserver> observers;

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
    public HttpEdge(int maxBodyBytes, RouteTable routes, DeadlineGuard deadline, List<RequestObserver> observers) {
        this.maxBodyBytes = maxBodyBytes;
        this.routes = routes;
        this.deadline = deadline;
        this.observers = List.copyOf(observers);
    }

    public APIGatewayV2HTTPResponse answer(
            @Nullable APIGatewayV2HTTPEvent event, @Nullable Context context, Next next) {
        if (event == null || !GatewayEvents.isComplete(event)) {
            return notFromTheGateway(context);
        }
        long start = System.nanoTime();
        GatewayEvents.normalise(event);
        var request = CurrentRequest.of(event);
        LogContext.open(request);
        try {
            var made = EventChecks.check(event, maxBodyBytes)
                    .map(problem -> Answers.of(problem, request.path(), request.id()))
                    .orElseGet(() -> deadline.within(context, () -> next.handle(event))
                            .orElseGet(() -> Answers.of(tooLate(), request.path(), request.id())));
            var answer = Answers.complete(made, request, routes);
            tell(new CompletedRequest(
                    request,
                    answer.getStatusCode(),
                    Duration.ofNanos(System.nanoTime() - start),
                    Answers.takeCode(answer)));
            return answer;
        } finally {
            LogContext.clear();
        }
    }

    private void tell(CompletedRequest completed) {
        accessLog.completed(completed);
        observers.forEach(observer -> observer.completed(completed));
    }

    private static Problem tooLate() {
        return Problem.of(ProblemCode.of(FailureCode.TIMEOUT), "The request was given up, since it took too long.");
    }

    /** Someone invoked the function by hand, or the integration speaks another version of the payload. */
    private APIGatewayV2HTTPResponse notFromTheGateway(@Nullable Context context) {
        LOG.warn("The event is not a request of an API Gateway HTTP API with payload format 2.0.");
        String id = Optional.ofNullable(context).map(Context::getAwsRequestId).orElse("unknown");
        var problem = Problem.of(
                ProblemCode.MALFORMED_REQUEST, "This function answers API Gateway HTTP APIs with payload format 2.0.");
        var request = new CurrentRequest(id, Optional.empty(), "$default", "", "/", Optional.empty());
        return Answers.complete(Answers.of(problem, request.path(), id), request, routes);
    }
}
