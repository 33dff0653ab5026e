package dev.latchkey.accounts.model;

/**
 * What a new password must be.
 *
 * @param minLength in code points
 * @param minScore of 0 to 4 on zxcvbn's scale
 */
public record PasswordPolicy(int minLength, int minScore) {
    /** In code points. Far beyond what anybody types, and short enough to be cheap to judge. */
    public static final int MAX_LENGTH = 1024;

    /** @throws IllegalArgumentException when a number is out of its range */
    public PasswordPolicy {
        Range.require(minLength, 8, 256, "the least length of a password");
        Range.require(minScore, 0, 4, "the least score of a password");
    }
}
