package dev.latchkey.accounts.model;

import java.time.Duration;

/**
 * What a client gets to act for its user.
 *
 * @param refreshLife how long the refresh token is good for unless it is used before
 */
public record Tokens(AccessToken access, RefreshToken refresh, Duration refreshLife) {}
