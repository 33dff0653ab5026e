package dev.latchkey.accounts.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Domain names in the ASCII form that DNS knows. Written here because {@link java.net.IDN} stands at IDNA 2003, which
 * knows the letters of Unicode 3.2 only and takes {@code straße.de} for {@code strasse.de}: today two domains.
 */
final class DomainName {
    private static final int MAX_LABEL_LENGTH = 63;
    private static final Pattern ASCII_LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

    /** Letters, marks and digits, as IDNA 2008 allows; a mark cannot come first, nor a hyphen first or last. */
    private static final Pattern UNICODE_LABEL =
            Pattern.compile("[\\p{L}\\p{Nd}](?:[\\p{L}\\p{M}\\p{Nd}-]*[\\p{L}\\p{M}\\p{Nd}])?");

    private static final Predicate<String> ONLY_ASCII =
            Pattern.compile("\\p{ASCII}*").asMatchPredicate();
    private static final Predicate<String> ONLY_DIGITS =
            Pattern.compile("[0-9]+").asMatchPredicate();

    private DomainName() {}

    /** The domain's ASCII form in lower case; empty when it is not a domain of two or more labels. */
    static Optional<String> toAscii(String domain) {
        var labels = Arrays.stream(lowerCase(domain).split("\\.", -1))
                .map(DomainName::labelToAscii)
                .toList();
        if (labels.size() < 2 || labels.contains("") || ONLY_DIGITS.test(labels.getLast())) {
            return Optional.empty();
        }
        return Optional.of(String.join(".", labels));
    }

    /** Compatibility forms such as full-width letters and the ideographic full stop become the plain ones. */
    private static String lowerCase(String domain) {
        var plain = Normalizer.normalize(domain, Normalizer.Form.NFKC)
                .replace('\u3002', '.')
                .replace("\u0130", "i\u0307")
                .codePoints()
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** The label's ASCII form, empty when it has none. */
    private static String labelToAscii(String label) {
        var ascii = ONLY_ASCII.test(label) ? label : unicodeLabelToAscii(label);
        return ascii.length() <= MAX_LABEL_LENGTH && ASCII_LABEL.matcher(ascii).matches() ? ascii : "";
    }

    private static String unicodeLabelToAscii(String label) {
        return UNICODE_LABEL.matcher(label).matches() ? "xn--" + Punycode.encode(label) : "";
    }
}
