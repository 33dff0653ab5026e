package dev.latchkey.web.edge;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * One line a request. It names the route and not the path, which may hold anything that a client sent. Its fields are in
 * the log context while it is written, so that the JSON log has them by name.
 */
final class AccessLog implements RequestObserver {
    private static final Logger LOG = Logger.getLogger("dev.latchkey.access");

    @Override
    public void completed(CompletedRequest completed) {
        String route = completed.request().route();
        long millis = completed.latency().toMillis();
        MDC.put("route", route);
        MDC.put("status", completed.status());
        MDC.put("duration_ms", millis);
        completed.code().ifPresent(code -> MDC.put("code", code));
        try {
            LOG.infof("%s %d in %d ms", route, completed.status(), millis);
        } finally {
            MDC.remove("route");
            MDC.remove("status");
            MDC.remove("duration_ms");
            MDC.remove("code");
        }
    }
}
