package dev.latchkey.auth.strength;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes passwords of everything that is dear to judge: symbols for letters, repetitions, sequences, words, dates, keys. */
final class HostilePasswords implements Supplier<String> {
    static final String SYMBOLS = "4@8({[<369&#!1/|0$5+7%2\"*";
    private static final List<String> WORDS = List.of(
            "password",
            "illinois",
            "lillian",
            "mississippi",
            "dragon",
            "iloveyou",
            "letmein",
            "alice",
            "qwerty",
            "the");
    private static final String KEYS = "qwertyuiopasdfghjklzxcvbnm1234567890";
    private static final String ALIKE = "il1|!7";
    private static final int LONGEST = 1024;
    private static final int WAYS = 9;

    private final Random random;

    HostilePasswords(long seed) {
        random = new Random(seed);
    }

    @Override
    public String get() {
        var length = 1 + random.nextInt(random.nextBoolean() ? LONGEST : 100);
        var way = random.nextInt(WAYS + 1);
        var made = new StringBuilder();
        while (made.length() < length) {
            made.append(piece(way == WAYS ? random.nextInt(WAYS) : way));
        }
        var password = made.substring(0, length);
        if (random.nextInt(4) == 0) {
            var period = 1 + random.nextInt(length);
            password = password.substring(0, period).repeat(length / period + 1).substring(0, length);
        }
        return password;
    }

    private String piece(int way) {
        return switch (way) {
            case 0 -> one(SYMBOLS);
            case 1 -> word().repeat(1 + random.nextInt(4));
            case 2 -> disguised(word());
            case 3 -> Character.toString('!' + random.nextInt(90)).repeat(1 + random.nextInt(30));
            case 4 -> sequence();
            case 5 -> "%d/%d/%d".formatted(1 + random.nextInt(31), 1 + random.nextInt(12), 1900 + random.nextInt(150));
            case 6 -> KEYS.substring(random.nextInt(10), 12 + random.nextInt(20));
            case 7 -> one(ALIKE);
            default -> Character.toString('!' + random.nextInt(94));
        };
    }

    private String one(String characters) {
        return Character.toString(characters.charAt(random.nextInt(characters.length())));
    }

    private String word() {
        var word = WORDS.get(random.nextInt(WORDS.size()));
        return random.nextInt(3) == 0 ? new StringBuilder(word).reverse().toString() : word;
    }

    private String disguised(String word) {
        return word.replace("a", one("4@"))
                .replace("i", one("1|!"))
                .replace("l", one("1|7"))
                .replace("o", "0")
                .replace("s", one("$5"))
                .replace("e", "3");
    }

    private String sequence() {
        var first = 'a' + random.nextInt(10);
        var step = 1 + random.nextInt(3);
        var sequence = new StringBuilder();
        for (var at = 0; at < 1 + random.nextInt(12); at++) {
            sequence.appendCodePoint(first + at * step);
        }
        return sequence.toString();
    }
}
