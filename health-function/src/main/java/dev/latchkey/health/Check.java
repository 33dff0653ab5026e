package dev.latchkey.health;

import java.util.Map;

/**
 * The outcome of one check.
 *
 * @param name stable, for those who watch
 * @param data numbers that help an operator and tell an attacker nothing
 */
record Check(String name, boolean up, Map<String, Long> data) {}
