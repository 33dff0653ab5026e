package dev.latchkey.local.soak;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of a request.
 *
 * @param status 0 where no answer came
 * @param tag the ETag, empty without one
 */
record Reply(int status, JsonNode body, String tag) {
    boolean isDone() {
        return status >= 200 && status < 300;
    }

    /** Nobody knows whether it took effect: no answer, or one that something broke on the way. */
    boolean isUnknown() {
        return status == 0 || status >= 500;
    }

    /** Nothing happened; it may be sent again later. */
    boolean isToWait() {
        return status == 429;
    }

    String code() {
        return text("code");
    }

    String text(String field) {
        return body.path(field).asText();
    }

    @Override
    public String toString() {
        return status + " " + code();
    }
}
