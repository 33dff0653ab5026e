package dev.latchkey.accounts.port;

import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.Strength;
import java.util.List;

/** Tells how hard a password is to guess. Safe for use by many threads. */
public interface PasswordStrength {
    /**
     * Judges the password.
     *
     * @param context words that an attacker would try first, such as the parts of the user's email address
     */
    Strength estimate(Password password, List<String> context);
}
