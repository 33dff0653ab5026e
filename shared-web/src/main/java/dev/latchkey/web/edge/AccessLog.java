package dev.latchkey.web.edge;

import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * One line a request. It names the route and not the path, which may hold anything that a client sent. Its fields are in
 * the log context while it is written, so that the JSON log has them by name.
 */
final class AccessLog {
    private static final Logger LOG = Logger.getLogger("dev.latchkey.access");

    private AccessLog() {}

    static void write(CurrentRequest request, int status, Optional<String> code, Duration latency, boolean coldStart) {
        long millis = latency.toMillis();
        MDC.put("route", request.route());
        MDC.put("status", status);
        MDC.put("duration_ms", millis);
        MDC.put("cold_start", coldStart);
        code.ifPresent(value -> MDC.put("code", value));
        try {
            LOG.infof("%s %d in %d ms", request.route(), status, millis);
        } finally {
            MDC.remove("route");
            MDC.remove("status");
            MDC.remove("duration_ms");
            MDC.remove("cold_start");
            MDC.remove("code");
        }
    }
}
