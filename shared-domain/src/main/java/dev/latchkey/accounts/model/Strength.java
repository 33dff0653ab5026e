package dev.latchkey.accounts.model;

/**
 * How hard a password is to guess.
 *
 * @param score 0 to 4 on zxcvbn's scale
 * @param common whether it stands on a list of often used passwords
 * @param hint one sentence on how to choose a better one
 */
public record Strength(int score, boolean common, String hint) {}
