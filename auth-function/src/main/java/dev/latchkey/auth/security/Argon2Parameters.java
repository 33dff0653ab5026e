package dev.latchkey.auth.security;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cost of Argon2id (RFC 9106).
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param lanes computed one after the other: more of them cost a defender as much as an attacker
 */
public record Argon2Parameters(int memory, int passes, int lanes) {
    private static final Pattern FORM = Pattern.compile("m=([1-9][0-9]{0,7}),t=([1-9][0-9]{0,2}),p=([1-9][0-9]{0,1})");

    /** Of one lane, by the algorithm itself. */
    private static final int SMALLEST_MEMORY = 8;

    /**
     * The cost that a setting names, which was checked as such.
     *
     * @throws IllegalArgumentException for a text of another form
     */
    public static Argon2Parameters of(String text) {
        return readAny(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Reads the form of PHC strings, whatever the cost: a stored hash was made by the rules of its day. */
    static Optional<Argon2Parameters> readAny(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Argon2Parameters(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** The cost of the work that another spares; empty where that is none, or less than can be computed. */
    Optional<Argon2Parameters> beyond(Argon2Parameters other) {
        long spared = (work() - other.work()) / passes;
        return spared < SMALLEST_MEMORY ? Optional.empty() : Optional.of(new Argon2Parameters((int) spared, passes, 1));
    }

    private long work() {
        return (long) memory * passes;
    }

    @Override
    public String toString() {
        return "m=%d,t=%d,p=%d".formatted(memory, passes, lanes);
    }
}
