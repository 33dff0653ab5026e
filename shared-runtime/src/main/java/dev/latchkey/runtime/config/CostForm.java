package dev.latchkey.runtime.config;

import java.util.regex.Pattern;

/** The form of the cost of Argon2id, in the notation of PHC strings. */
final class CostForm {
    private static final Pattern FORM = Pattern.compile("m=([1-9][0-9]{0,7}),t=([1-9][0-9]{0,2}),p=([1-9][0-9]{0,1})");
    private static final int LEAST_MEMORY = 7168;
    private static final int MOST_MEMORY = 1 << 20;
    /** The weakest that OWASP's Password Storage Cheat Sheet lists: m=7168,t=5 and its like. */
    private static final long LEAST_WORK = LEAST_MEMORY * 5L;

    private CostForm() {}

    static Form<String> argon2id() {
        String allowed =
                "m=KIBIBYTES,t=PASSES,p=LANES with m from %d to %d, t from 1 to 999, m × t at least %d, p from 1 to 99"
                        .formatted(LEAST_MEMORY, MOST_MEMORY, LEAST_WORK);
        return new Form<>(allowed, CostForm::read);
    }

    private static String read(String text) throws Misfit {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new Misfit("does not have that form");
        }
        int memory = Integer.parseInt(matcher.group(1));
        if (memory < LEAST_MEMORY || memory > MOST_MEMORY) {
            throw new Misfit("has an m of " + memory);
        }
        long work = (long) memory * Integer.parseInt(matcher.group(2));
        if (work < LEAST_WORK) {
            throw new Misfit("makes m × t " + work);
        }
        return text;
    }
}
