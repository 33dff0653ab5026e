package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordPolicy;
import dev.latchkey.accounts.port.PasswordStrength;
import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Refuses weak new passwords. */
final class PasswordRules {
    /** A shorter local part turns up in good passwords by chance. */
    private static final int MIN_LOCAL_PART = 4;

    private static final String PRODUCT = "latchkey";

    private final PasswordPolicy policy;
    private final PasswordStrength strength;

    PasswordRules(AccountsPorts ports) {
        policy = ports.passwordPolicy();
        strength = ports.passwordStrength();
    }

    /**
     * @param pointer where in the request the password stands
     * @throws dev.latchkey.domain.FailureException {@code WEAK_PASSWORD} with all that is wrong
     */
    void check(Password password, Email email, Optional<DisplayName> displayName, String pointer) {
        var violations = violations(password, email, displayName, pointer);
        if (!violations.isEmpty()) {
            throw Failure.of(FailureCode.WEAK_PASSWORD, violations.getFirst().detail())
                    .withViolations(violations)
                    .asException();
        }
    }

    private List<Violation> violations(
            Password password, Email email, Optional<DisplayName> displayName, String pointer) {
        if (password.length() > PasswordPolicy.MAX_LENGTH) {
            var detail = "Use at most %d characters.".formatted(PasswordPolicy.MAX_LENGTH);
            return List.of(new Violation(pointer, "too_long", detail));
        }
        var found = new ArrayList<Violation>();
        if (password.length() < policy.minLength()) {
            var detail = "Use at least %d characters.".formatted(policy.minLength());
            found.add(new Violation(pointer, "too_short", detail));
        }
        if (containsEmail(password, email)) {
            found.add(new Violation(pointer, "contains_email", "Leave your email address out of it."));
        }
        var judged = strength.estimate(password, context(email, displayName));
        if (judged.common()) {
            found.add(new Violation(pointer, "too_common", "This password is used by many. " + judged.hint()));
        } else if (judged.score() < policy.minScore()) {
            found.add(new Violation(pointer, "too_guessable", "This password is easy to guess. " + judged.hint()));
        }
        return found;
    }

    private static boolean containsEmail(Password password, Email email) {
        var folded = password.text().toLowerCase(Locale.ROOT);
        var local = email.localPart();
        return folded.contains(email.normal())
                || (local.codePointCount(0, local.length()) >= MIN_LOCAL_PART && folded.contains(local));
    }

    private static List<String> context(Email email, Optional<DisplayName> displayName) {
        var context = new ArrayList<>(List.of(PRODUCT, email.normal(), email.localPart(), email.domain()));
        displayName.map(DisplayName::value).ifPresent(context::add);
        return context;
    }
}
