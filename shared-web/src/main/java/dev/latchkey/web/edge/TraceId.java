package dev.latchkey.web.edge;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the X-Ray trace id of an invocation. */
final class TraceId {
    /** Set by AWS's runtime client for each invocation. */
    private static final String PROPERTY = "com.amazonaws.xray.traceHeader";

    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=([0-9a-f-]{1,64})");

    private TraceId() {}

    static Optional<String> current(Optional<String> header) {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> header)
                .flatMap(TraceId::root);
    }

    private static Optional<String> root(String traceHeader) {
        var matcher = ROOT.matcher(traceHeader);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
