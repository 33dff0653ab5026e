package dev.latchkey.web.rest;

import dev.latchkey.database.DatabaseFailures;
import dev.latchkey.domain.FailureException;
import dev.latchkey.web.json.MalformedJson;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemCode;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what resources throw into problem documents. What broke is logged here, once, with its cause. */
@Singleton
public class FailureMapper {
    private static final Logger LOG = Logger.getLogger(FailureMapper.class);

    private final Problems problems;

    FailureMapper(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response refuse(FailureException refusal) {
        var problem = Problem.of(refusal.failure());
        if (problem.code().status() >= 500) {
            LOG.error(problem.detail(), refusal);
        }
        return problems.response(problem);
    }

    @ServerExceptionMapper
    Response refuse(MalformedJson malformed) {
        return problems.response(Problem.of(ProblemCode.MALFORMED_REQUEST, malformed.detail()));
    }

    @ServerExceptionMapper
    Response refuse(ResteasyReactiveViolationException invalid) {
        return problems.response(Problem.of(ConstraintViolations.failure(invalid)));
    }

    @ServerExceptionMapper
    Response refuse(AuthenticationFailedException refusal) {
        return refusal.getCause() instanceof FailureException failure
                ? refuse(failure)
                : problems.response(Problem.of(ProblemCode.INVALID_TOKEN, "The access token is not valid."));
    }

    /** No token was sent: RFC 6750 then asks for one and names no error. */
    @ServerExceptionMapper
    Response refuse(UnauthorizedException missing) {
        var response = problems.response(Problem.of(ProblemCode.INVALID_TOKEN, "An access token is needed here."));
        return Response.fromResponse(response)
                .header(HttpHeaders.WWW_AUTHENTICATE, null)
                .header(HttpHeaders.WWW_AUTHENTICATE, Problem.CHALLENGE)
                .build();
    }

    /**
     * The framework's own refusals, such as an unknown path or a media type that does not fit: headers and status stay,
     * and the document comes from {@link dev.latchkey.web.edge.HttpEdge}.
     */
    @ServerExceptionMapper
    Response refuse(WebApplicationException refusal) {
        if (refusal.getResponse().getStatus() >= 500) {
            LOG.error("The request failed.", refusal);
        }
        return Response.fromResponse(refusal.getResponse()).entity(null).build();
    }

    @ServerExceptionMapper
    Response fail(Throwable broken) {
        var problem = DatabaseFailures.refusal(broken)
                .map(Problem::of)
                .orElseGet(() -> Problem.of(ProblemCode.INTERNAL_ERROR, "The request failed for a reason of ours."));
        LOG.error(problem.detail(), broken);
        return problems.response(problem);
    }
}
