package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.PasswordHash;
import dev.latchkey.accounts.port.PasswordHasher;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes at no cost, and counts how often it worked. */
public final class FakePasswordHasher implements PasswordHasher {
    private final String parameters;
    private final AtomicInteger salts = new AtomicInteger();
    private final AtomicInteger checks = new AtomicInteger();

    public FakePasswordHasher(String parameters) {
        this.parameters = parameters;
    }

    /** How often a password was compared to a hash. */
    public int checks() {
        return checks.get();
    }

    /** How often a password was hashed anew. */
    public int hashes() {
        return salts.get();
    }

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash("$fake$%s$%d$%s".formatted(parameters, salts.incrementAndGet(), encode(password)));
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        checks.incrementAndGet();
        return hash.phc().endsWith("$" + encode(password));
    }

    @Override
    public boolean needsRehash(PasswordHash hash) {
        return !hash.phc().startsWith("$fake$" + parameters + "$");
    }

    @Override
    public PasswordHash decoy() {
        return new PasswordHash("$fake$" + parameters + "$0$*");
    }

    private static String encode(Password password) {
        return Base64.getEncoder().encodeToString(password.utf8());
    }
}
