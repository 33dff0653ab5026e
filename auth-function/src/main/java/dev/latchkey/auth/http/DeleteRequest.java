package dev.latchkey.auth.http;

import jakarta.validation.constraints.NotNull;

/** The body of a deletion. */
record DeleteRequest(@NotNull String password) {
    @Override
    public String toString() {
        return "DeleteRequest[hidden]";
    }
}
