package dev.latchkey.web.rest;

import dev.latchkey.web.edge.HttpEdge;
import dev.latchkey.web.problem.Problem;
import dev.latchkey.web.problem.ProblemJson;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Makes responses of problems. */
@Singleton
class Problems {
    private final CurrentRequests requests;

    Problems(CurrentRequests requests) {
        this.requests = requests;
    }

    Response response(Problem problem) {
        var request = requests.get();
        var response = Response.status(problem.code().status())
                .entity(ProblemJson.write(problem, request.path(), request.id()))
                .header(HttpEdge.CODE_HEADER, problem.code().wireName());
        problem.headers().forEach(response::header);
        return response.build();
    }
}
