package dev.latchkey.auth.security;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.Zxcvbn;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.Strength;
import dev.latchkey.accounts.port.PasswordStrength;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Judges by zxcvbn (Wheeler, USENIX Security 2016). Common passwords are the 30,000 of zxcvbn's own list, counted in
 * published leaks; it comes under zxcvbn's licence, MIT.
 */
@Singleton
final class ZxcvbnPasswordStrength implements PasswordStrength {
    /** Judging takes time that grows faster than the length; what stands further back only adds strength. */
    private static final int JUDGED_LENGTH = 100;

    private static final String HINT = "Use some words that do not belong together.";

    @Override
    public Strength estimate(Password password, List<String> context) {
        var judged = Dictionaries.ZXCVBN.measure(beginning(password), context);
        var hint = judged.getFeedback().getSuggestions(Locale.ENGLISH).stream()
                .findFirst()
                .orElse(HINT);
        var common = Dictionaries.COMMON.contains(password.text().toLowerCase(Locale.ROOT));
        return new Strength(judged.getScore(), common, hint);
    }

    private static String beginning(Password password) {
        var text = password.text();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(JUDGED_LENGTH, password.length())));
    }

    /** Read when first used: most instances never register anybody. */
    private static final class Dictionaries {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
        static final Set<String> COMMON = common();

        private static Set<String> common() {
            try {
                return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
            } catch (IOException e) {
                throw new UncheckedIOException("The list of common passwords cannot be read", e);
            }
        }
    }
}
