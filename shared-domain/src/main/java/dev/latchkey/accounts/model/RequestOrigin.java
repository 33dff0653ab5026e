package dev.latchkey.accounts.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a request came from, for the audit trail and the list of sessions.
 *
 * @param requestId the id under which the request is found in the logs
 * @param ipAddress of the client, as the gateway saw it
 * @param userAgent what the client calls itself, with characters that cannot be seen replaced by U+FFFD and cut
 *     to 512 code points
 */
public record RequestOrigin(String requestId, String ipAddress, Optional<String> userAgent) {
    private static final int MAX_USER_AGENT = 512;

    public RequestOrigin {
        requireNonNull(requestId, "requestId");
        requireNonNull(ipAddress, "ipAddress");
        userAgent = userAgent.map(RequestOrigin::tidy);
    }

    private static String tidy(String userAgent) {
        var printable = InvisibleCharacters.replaced(userAgent, "\uFFFD");
        var length = Math.min(MAX_USER_AGENT, Text.length(printable));
        return printable.substring(0, printable.offsetByCodePoints(0, length));
    }
}
