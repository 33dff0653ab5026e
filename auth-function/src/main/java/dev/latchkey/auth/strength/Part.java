package dev.latchkey.auth.strength;

/**
 * A stretch of a password that an attacker would try as one.
 *
 * @param guesses how many of its kind an attacker would try before it, at most
 */
record Part(int length, double guesses, Kind kind) {}
