package dev.latchkey.web.json;

import java.io.Serial;

/** The bytes are no JSON that Latchkey accepts. */
public final class MalformedJson extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String detail;

    private MalformedJson(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    private MalformedJson(String detail, Throwable cause) {
        super(detail, cause);
        this.detail = detail;
    }

    /** One sentence for the caller. */
    public String detail() {
        return detail;
    }

    public static MalformedJson of(String detail) {
        return new MalformedJson(detail);
    }

    public static MalformedJson of(String detail, Throwable cause) {
        return new MalformedJson(detail, cause);
    }
}
