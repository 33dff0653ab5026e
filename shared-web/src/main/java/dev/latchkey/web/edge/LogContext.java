package dev.latchkey.web.edge;

import org.jboss.logging.MDC;

/** The fields that every log line of a request carries. */
public final class LogContext {
    private static final String REQUEST_ID = "request_id";
    private static final String TRACE_ID = "trace_id";
    private static final String USER_ID = "user_id";

    private LogContext() {}

    /** Opens the log context of the calling thread. */
    public static void open(CurrentRequest request) {
        MDC.put(REQUEST_ID, request.id());
        request.traceId().ifPresent(id -> MDC.put(TRACE_ID, id));
    }

    /** From here on the request is known to be this user's. */
    public static void user(String id) {
        MDC.put(USER_ID, id);
    }

    /** Ends it: lines of the next request must not carry this one's fields. */
    static void clear() {
        MDC.remove(REQUEST_ID);
        MDC.remove(TRACE_ID);
        MDC.remove(USER_ID);
    }
}
