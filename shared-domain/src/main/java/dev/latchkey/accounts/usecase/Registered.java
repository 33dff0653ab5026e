package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.Session;
import dev.latchkey.accounts.model.User;

/** What a registration made. */
record Registered(User user, Session session) {}
