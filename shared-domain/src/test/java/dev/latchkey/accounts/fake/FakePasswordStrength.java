package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.Strength;
import dev.latchkey.accounts.port.PasswordStrength;
import java.util.List;
import java.util.Locale;

/** Judges by the number of different characters, and knows one common password. */
public final class FakePasswordStrength implements PasswordStrength {
    @Override
    public Strength estimate(Password password, List<String> context) {
        var text = password.text().toLowerCase(Locale.ROOT);
        var different = (int) text.codePoints().distinct().count();
        var score = context.contains(text) ? 0 : Math.min(4, different / 3);
        return new Strength(score, text.equals("password123"), "Use some words that do not belong together.");
    }
}
