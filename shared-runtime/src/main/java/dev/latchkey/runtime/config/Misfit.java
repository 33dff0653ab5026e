package dev.latchkey.runtime.config;

import java.io.Serial;

/** Why a text is no value of a setting: the end of a sentence about "it". */
final class Misfit extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Misfit(String reason) {
        super(reason);
    }

    Misfit(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
