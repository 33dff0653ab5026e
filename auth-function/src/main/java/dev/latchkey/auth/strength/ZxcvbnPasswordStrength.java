package dev.latchkey.auth.strength;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.Strength;
import dev.latchkey.accounts.port.PasswordStrength;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Judges as zxcvbn does (Wheeler, USENIX Security 2016), with its word lists and keyboards and on its scale, in a bounded
 * number of steps. Common passwords are the 30,000 of zxcvbn's own list, counted in published leaks; it comes under
 * zxcvbn's licence, MIT.
 */
@Singleton
final class ZxcvbnPasswordStrength implements PasswordStrength {
    /** From how many guesses on a password has score 1, 2, 3 and 4. */
    private static final double[] SCORES = {1e3 + 5, 1e6 + 5, 1e8 + 5, GuessCount.ENOUGH};

    @Override
    public Strength estimate(Password password, List<String> context) {
        var count = count(password, context, new Budget());
        var score = 0;
        while (score < SCORES.length && count.least() >= SCORES[score]) {
            score++;
        }
        var common = Known.COMMON.contains(password.text().toLowerCase(Locale.ROOT));
        return new Strength(score, common, count.weakness().hint());
    }

    static GuessCount count(Password password, List<String> context, Budget budget) {
        var finders = new ArrayList<>(Known.FINDERS);
        finders.addAll(Words.of(ranked(context)));
        return new GuessCount(new Typed(password.text()), finders, budget);
    }

    private static Map<String, Integer> ranked(List<String> words) {
        var ranks = new HashMap<String, Integer>();
        for (var word : words) {
            ranks.putIfAbsent(word.toLowerCase(Locale.ROOT), ranks.size() + 1);
        }
        return ranks;
    }

    /** Read when first used: most instances never register anybody. */
    private static final class Known {
        static final Set<String> COMMON;
        static final List<PartFinder> FINDERS;

        static {
            try {
                COMMON = Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
                FINDERS = finders();
            } catch (IOException e) {
                throw new UncheckedIOException("The lists of words and keyboards cannot be read", e);
            }
        }

        private static List<PartFinder> finders() throws IOException {
            var ranks = new HashMap<String, Integer>();
            for (Dictionary dictionary : StandardDictionaries.loadAllDictionaries()) {
                dictionary.getRankedDictionary().forEach((word, rank) -> ranks.merge(word, rank, Math::min));
            }
            var finders = new ArrayList<>(Words.of(ranks));
            finders.add(new Keyboards(StandardKeyboards.loadAllKeyboards()));
            finders.add(new Sequences());
            finders.add(new Dates());
            finders.add(new Anything());
            return List.copyOf(finders);
        }
    }
}
