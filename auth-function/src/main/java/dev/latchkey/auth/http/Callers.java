package dev.latchkey.auth.http;

import dev.latchkey.accounts.model.Caller;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.web.rest.CurrentRequests;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Says in the domain's words who sent the request, and from where. */
@Singleton
class Callers {
    private final CurrentRequests requests;
    private final HttpHeaders headers;
    private final dev.latchkey.web.bearer.Caller token;

    Callers(CurrentRequests requests, HttpHeaders headers, dev.latchkey.web.bearer.Caller token) {
        this.requests = requests;
        this.headers = headers;
        this.token = token;
    }

    RequestOrigin origin() {
        var request = requests.get();
        var userAgent = Optional.ofNullable(headers.getHeaderString(HttpHeaders.USER_AGENT));
        return new RequestOrigin(request.id(), request.sourceIp().orElse("unknown"), userAgent);
    }

    /** A header as it was sent. An empty one is one too, which the framework's own parameters do not tell from none. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getRequestHeaders().get(name)).map(values -> String.join(",", values));
    }

    /** For routes that need a bearer token. */
    Caller caller() {
        return new Caller(token.userId(), new SessionId(token.sessionId()), origin());
    }
}
