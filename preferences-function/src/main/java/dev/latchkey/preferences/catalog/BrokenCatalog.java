package dev.latchkey.preferences.catalog;

import java.io.Serial;

/** A file of the catalog that Latchkey cannot start with. The message names it and says what is wrong. */
public final class BrokenCatalog extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BrokenCatalog(String file, String what) {
        super(message(file, what));
    }

    BrokenCatalog(String file, String what, Throwable cause) {
        super(message(file, what), cause);
    }

    private static String message(String file, String what) {
        return "The catalog file " + file + " is broken: " + what;
    }
}
