package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Tokens;
import dev.latchkey.accounts.model.User;

/** A user who has just signed in, and what their client acts with. */
public record SignedIn(User user, Tokens tokens) {}
