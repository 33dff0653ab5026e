package dev.latchkey.auth;

import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.model.RequestOrigin;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.PasswordStrength;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.accounts.port.Rotation;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.runtime.snapshot.SnapshotPriming;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Walks the parts of log-in, registration and refresh that leave nothing behind, those that need no database first. It
 * opens no signing key: none is to be in a snapshot.
 */
@Singleton
class AuthPriming implements SnapshotPriming {
    private static final Password PASSWORD = new Password("a password that opens nothing");
    private static final Email NOBODY = Email.of("nobody@latchkey.invalid");

    private final PasswordHasher hasher;
    private final PasswordStrength strength;
    private final RefreshTokens refreshTokens;
    private final Users users;
    private final Sessions sessions;
    private final AuthSettings settings;
    private final UuidGenerator ids;
    private final InstantSource clock;

    AuthPriming(
            PasswordHasher hasher,
            PasswordStrength strength,
            RefreshTokens refreshTokens,
            Users users,
            Sessions sessions,
            AuthSettings settings,
            UuidGenerator ids,
            InstantSource clock) {
        this.hasher = hasher;
        this.strength = strength;
        this.refreshTokens = refreshTokens;
        this.users = users;
        this.sessions = sessions;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void prime() {
        hasher.matches(PASSWORD, hasher.decoy());
        strength.estimate(PASSWORD, List.of(NOBODY.normal()));
        var noSession = new SessionId(ids.next());
        refreshTokens.isGenuine(refreshTokens.issue(noSession, 0));
        users.findCredentials(NOBODY);
        var origin = new RequestOrigin("priming", "127.0.0.1", Optional.empty());
        sessions.rotate(new Rotation(noSession, 0, settings.sessions(), origin, clock.instant(), ids.next()));
    }
}
