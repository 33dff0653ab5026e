package dev.latchkey.accounts.model;

import dev.latchkey.domain.FailureException;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An email address (RFC 5321, with RFC 6531's international ones) in two forms: as its owner gave it, for display, and
 * in a normal form that decides whether two addresses are the same. Equality is that of the normal form.
 *
 * <p>The normal form is in Unicode's form NFC, the part before the {@code @} by simple case folding, the domain in
 * ASCII (IDNA). Quoted local parts, address literals and domains of a single label are refused, and so is what looks like
 * another address or becomes one in a mail system that normalizes: characters that cannot be seen, and those that Unicode's
 * compatibility forms turn into punctuation of an address, a space or a control. Both forms have at most 254 octets of
 * UTF-8. {@code toString} shows neither, so that no address slips into a log.
 */
public final class Email {
    private static final int MAX_OCTETS = 254;
    private static final int MAX_LOCAL_OCTETS = 64;

    /** Dot-separated atoms: RFC 5321's characters, and beyond ASCII everything that can be seen; no mark comes first. */
    private static final Pattern LOCAL_PART = Pattern.compile("M?X+(?:\\.M?X+)*"
            .replace("M?", "(?!\\p{M})")
            .replace("X", "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-[^\\p{ASCII}\\p{C}\\p{Z}]]"));

    /** What parts an address, or ends it, in some place where one is read. */
    private static final Pattern STRUCTURE = Pattern.compile("[@.,;:<>()\\[\\]\\\\\"/\\s\\p{Z}\\p{Cc}\\u3002]");

    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\p{ASCII}]");

    private static final int CAPITAL_DOTTED_I = 0x130;
    private static final int SMALL_DOTLESS_I = 0x131;

    private final String given;
    private final String normal;

    private Email(String given, String normal) {
        this.given = given;
        this.normal = normal;
    }

    /**
     * Reads an address.
     *
     * @throws FailureException {@code VALIDATION_FAILED} when it is no email address
     */
    public static Email of(String given) {
        refuseLookAlikes(given);
        return normalize(given)
                .filter(normal -> Text.octets(normal) <= MAX_OCTETS)
                .map(normal -> new Email(given, normal))
                .orElseThrow(() -> invalid("Must be an email address."));
    }

    /** An address as it was stored, whose forms were checked when it came in. */
    public static Email stored(String given, String normal) {
        return new Email(given, normal);
    }

    public String given() {
        return given;
    }

    public String normal() {
        return normal;
    }

    /** The normal form's part before the {@code @}. */
    public String localPart() {
        return normal.substring(0, normal.lastIndexOf('@'));
    }

    /** The normal form's part after the {@code @}. */
    public String domain() {
        return normal.substring(normal.lastIndexOf('@') + 1);
    }

    /**
     * Looks at each character alone, so that the cost is bounded by the length: decomposition, unlike composition, does
     * not depend on the neighbors. It finds U+226E too, which decomposes to a less-than sign.
     */
    private static void refuseLookAlikes(String given) {
        if (Text.octets(given) > MAX_OCTETS) {
            return;
        }
        InvisibleCharacters.firstIn(given).ifPresent(character -> {
            throw invalid("Must be an email address, without characters that cannot be seen, such as U+%04X."
                    .formatted(character));
        });
        BEYOND_ASCII.matcher(given).results().map(MatchResult::group).forEach(character -> {
            var structure = STRUCTURE.matcher(Normalizer.normalize(character, Normalizer.Form.NFKD));
            if (structure.find()) {
                throw invalid(
                        "Must be an email address; U+%04X in it is not allowed, since mail systems read it as U+%04X."
                                .formatted(
                                        character.codePointAt(0),
                                        structure.group().codePointAt(0)));
            }
        });
    }

    private static FailureException invalid(String detail) {
        return Text.invalid("/email", "invalid_email", detail);
    }

    private static Optional<String> normalize(String given) {
        var at = given.lastIndexOf('@');
        if (at < 0 || !Text.isWellFormed(given) || Text.octets(given) > MAX_OCTETS) {
            return Optional.empty();
        }
        var local = nfc(fold(nfc(given.substring(0, at))));
        if (Text.octets(local) > MAX_LOCAL_OCTETS || !LOCAL_PART.matcher(local).matches()) {
            return Optional.empty();
        }
        return DomainName.toAscii(given.substring(at + 1)).map(domain -> local + "@" + domain);
    }

    /** Unicode's simple case folding, which leaves the two Turkish letters alone: they are not forms of {@code i}. */
    private static String fold(String text) {
        return text.codePoints()
                .map(letter -> letter == CAPITAL_DOTTED_I || letter == SMALL_DOTLESS_I
                        ? letter
                        : Character.toLowerCase(Character.toUpperCase(letter)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Email email && normal.equals(email.normal);
    }

    @Override
    public int hashCode() {
        return normal.hashCode();
    }

    @Override
    public String toString() {
        return "Email[hidden]";
    }
}
