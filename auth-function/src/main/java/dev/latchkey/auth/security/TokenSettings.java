package dev.latchkey.auth.security;

import java.time.Duration;

/** What access tokens say of where they come from and whom they are for, and how long they live. */
public record TokenSettings(String issuer, String audience, Duration life) {}
