package dev.latchkey.runtime.config;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** The forms that values of any meaning have. */
final class Forms {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,1000}");
    private static final Pattern MASTER_KEY = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final int LENGTH_OF_A_MASTER_KEY = 44;

    private Forms() {}

    static Form<Integer> number(int least, int most) {
        return new Form<>("a whole number from " + least + " to " + most, text -> {
            if (!WHOLE_NUMBER.matcher(text).matches()) {
                throw new Misfit("is not a whole number");
            }
            var number = new BigInteger(text);
            between(
                    number,
                    BigInteger.valueOf(least),
                    BigInteger.valueOf(most),
                    Integer.toString(least),
                    Integer.toString(most));
            return number.intValueExact();
        });
    }

    /** The bounds are texts, since a message repeats them, and P30D would become PT720H. */
    static Form<Duration> duration(String least, String most) {
        return new Form<>("an ISO 8601 duration from " + least + " to " + most, text -> {
            var duration = duration(text);
            between(duration, Duration.parse(least), Duration.parse(most), least, most);
            return duration;
        });
    }

    static Form<String> oneOf(String... choices) {
        return new Form<>(String.join(" or ", choices), text -> {
            if (!List.of(choices).contains(text)) {
                throw new Misfit("is none of these");
            }
            return text;
        });
    }

    static Form<Rate> rate() {
        return new Form<>("requests/seconds such as 30/60s, from 1/1s to 999999/99999s", text -> {
            try {
                return Rate.parse(text);
            } catch (IllegalArgumentException e) {
                throw new Misfit("does not have that form", e);
            }
        });
    }

    static Form<String> any(String allowed) {
        return new Form<>(allowed, text -> text);
    }

    /**
     * A text of certain characters.
     *
     * @param characters a class of a regular expression
     * @param first that of the first character
     */
    static Form<String> word(String allowed, String first, String characters, int longest) {
        var bad = Pattern.compile("[^" + characters + "]");
        return new Form<>(allowed, text -> {
            var found = bad.matcher(text);
            if (found.find()) {
                throw new Misfit("has the character \"" + Setting.shown(found.group()) + "\"");
            }
            if (!text.matches("(?s)[" + first + "].*")) {
                throw new Misfit("begins with \"" + text.charAt(0) + "\"");
            }
            if (text.length() > longest) {
                throw new Misfit("has " + text.length() + " characters");
            }
            return text;
        });
    }

    static Form<String> masterKey() {
        return new Form<>("32 bytes in base64, as `openssl rand -base64 32` prints them", text -> {
            if (text.length() != LENGTH_OF_A_MASTER_KEY) {
                throw new Misfit("has " + text.length() + " characters instead of " + LENGTH_OF_A_MASTER_KEY);
            }
            if (!MASTER_KEY.matcher(text).matches()) {
                throw new Misfit("is not base64 of 32 bytes");
            }
            return text;
        });
    }

    private static Duration duration(String text) throws Misfit {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new Misfit("is not an ISO 8601 duration such as PT15M or P30D", e);
        }
    }

    private static <N extends Comparable<N>> void between(N value, N least, N most, String leastText, String mostText)
            throws Misfit {
        if (value.compareTo(least) < 0) {
            throw new Misfit("is less than " + leastText);
        }
        if (value.compareTo(most) > 0) {
            throw new Misfit("is more than " + mostText);
        }
    }
}
