package dev.latchkey.accounts.model;

/**
 * Writes Unicode in the letters, digits and hyphens of host names (RFC 3492). Encoding alone, without the check for
 * overflow: what comes in has fewer than 256 code points.
 */
final class Punycode {
    private static final int BASE = 36;
    private static final int MIN_THRESHOLD = 1;
    private static final int MAX_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Punycode() {}

    static String encode(String label) {
        var codePoints = label.codePoints().toArray();
        var out = new StringBuilder();
        label.codePoints().filter(codePoint -> codePoint < FIRST_BEYOND_ASCII).forEach(out::appendCodePoint);
        var basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        var delta = 0;
        var bias = INITIAL_BIAS;
        var written = basic;
        for (var next = FIRST_BEYOND_ASCII; written < codePoints.length; next++) {
            var smallest = smallestFrom(next, codePoints);
            delta += (smallest - next) * (written + 1);
            next = smallest;
            for (var codePoint : codePoints) {
                if (codePoint < next) {
                    delta++;
                }
                if (codePoint == next) {
                    writeNumber(delta, bias, out);
                    bias = adapt(delta, written + 1, written == basic);
                    delta = 0;
                    written++;
                }
            }
            delta++;
        }
        return out.toString();
    }

    private static int smallestFrom(int least, int[] codePoints) {
        var smallest = Integer.MAX_VALUE;
        for (var codePoint : codePoints) {
            if (codePoint >= least) {
                smallest = Math.min(smallest, codePoint);
            }
        }
        return smallest;
    }

    private static void writeNumber(int number, int bias, StringBuilder out) {
        var rest = number;
        var position = BASE;
        while (rest >= threshold(position, bias)) {
            var threshold = threshold(position, bias);
            out.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
            position += BASE;
        }
        out.append(DIGITS.charAt(rest));
    }

    private static int threshold(int position, int bias) {
        return Math.clamp(position - (long) bias, MIN_THRESHOLD, MAX_THRESHOLD);
    }

    private static int adapt(int delta, int length, boolean first) {
        var rest = first ? delta / DAMP : delta / 2;
        rest += rest / length;
        var bias = 0;
        while (rest > (BASE - MIN_THRESHOLD) * MAX_THRESHOLD / 2) {
            rest /= BASE - MIN_THRESHOLD;
            bias += BASE;
        }
        return bias + (BASE - MIN_THRESHOLD + 1) * rest / (rest + SKEW);
    }
}
