package dev.latchkey.auth.security;

import dev.latchkey.accounts.model.PasswordHash;
import java.util.Base64;
import java.util.regex.Pattern;

/** A hash of Argon2id, version 1.3, in the PHC string format. */
final class PhcString {
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$([^$]+)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final Argon2Parameters cost;
    private final byte[] salt;
    private final byte[] hash;

    PhcString(Argon2Parameters cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    /** @throws IllegalStateException when it is of another kind: Latchkey stores no other */
    static PhcString parse(PasswordHash stored) {
        var matcher = FORM.matcher(stored.phc());
        if (!matcher.matches()) {
            throw new IllegalStateException("A stored password hash is none of Argon2id");
        }
        var cost = Argon2Parameters.readAny(matcher.group(1))
                .orElseThrow(() -> new IllegalStateException("A stored password hash has unknown parameters"));
        var base64 = Base64.getDecoder();
        return new PhcString(cost, base64.decode(matcher.group(2)), base64.decode(matcher.group(3)));
    }

    Argon2Parameters cost() {
        return cost;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    PasswordHash encoded() {
        var base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(
                "$argon2id$v=19$%s$%s$%s".formatted(cost, base64.encodeToString(salt), base64.encodeToString(hash)));
    }
}
