package dev.latchkey.accounts.model;

import static java.util.Objects.requireNonNull;

/** A hashed password in the PHC string format, parameters and salt included. {@code toString} hides it. */
public record PasswordHash(String phc) {
    public PasswordHash {
        requireNonNull(phc, "phc");
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
