package dev.latchkey.accounts.fake;

import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.accounts.port.AccessTokensContract;
import dev.latchkey.accounts.port.AccountsStore;
import dev.latchkey.accounts.port.AuditTrailContract;
import dev.latchkey.accounts.port.Fingerprints;
import dev.latchkey.accounts.port.FingerprintsContract;
import dev.latchkey.accounts.port.IdempotencyKeysContract;
import dev.latchkey.accounts.port.LoginThrottleContract;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.PasswordHasherContract;
import dev.latchkey.accounts.port.PasswordStrength;
import dev.latchkey.accounts.port.PasswordStrengthContract;
import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.accounts.port.PreferencesExportContract;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.accounts.port.RefreshTokensContract;
import dev.latchkey.accounts.port.RotationContract;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.accounts.port.SessionsContract;
import dev.latchkey.accounts.port.UnitOfWorkContract;
import dev.latchkey.accounts.port.UsersContract;
import dev.latchkey.domain.UserId;
import org.junit.jupiter.api.Nested;

/** Keeps the fakes true: each passes the contract of its port. */
class FakesContractTest {
    private final FakeStore store = new FakeStore();

    @Nested
    class OfUsers extends UsersContract {
        @Override
        protected AccountsStore store() {
            return store;
        }
    }

    @Nested
    class OfSessions extends SessionsContract {
        @Override
        protected AccountsStore store() {
            return store;
        }
    }

    @Nested
    class OfRotation extends RotationContract {
        @Override
        protected AccountsStore store() {
            return store;
        }
    }

    @Nested
    class OfLoginThrottle extends LoginThrottleContract {
        @Override
        protected AccountsStore store() {
            return store;
        }
    }

    @Nested
    class OfAuditTrail extends AuditTrailContract {
        @Override
        protected AccountsStore store() {
            return store;
        }
    }

    @Nested
    class OfIdempotencyKeys extends IdempotencyKeysContract {
        @Override
        protected AccountsStore store() {
            return store;
        }
    }

    @Nested
    class OfPreferencesExport extends PreferencesExportContract {
        private final FakePreferencesExport export = new FakePreferencesExport();

        @Override
        protected PreferencesExport export() {
            return export;
        }

        @Override
        protected UserId newUser() {
            return Samples.userId();
        }

        @Override
        protected void set(UserId user, String namespace, String value) {
            export.set(user, namespace, value);
        }
    }

    @Nested
    class OfUnitOfWork extends UnitOfWorkContract {
        @Override
        protected AccountsStore store() {
            return store;
        }
    }

    @Nested
    class OfPasswordHasher extends PasswordHasherContract {
        private final PasswordHasher hasher = new FakePasswordHasher("a");

        @Override
        protected PasswordHasher hasher() {
            return hasher;
        }
    }

    @Nested
    class OfPasswordStrength extends PasswordStrengthContract {
        @Override
        protected PasswordStrength strength() {
            return new FakePasswordStrength();
        }
    }

    @Nested
    class OfAccessTokens extends AccessTokensContract {
        private final AccessTokens tokens = new FakeTokens();

        @Override
        protected AccessTokens accessTokens() {
            return tokens;
        }
    }

    @Nested
    class OfRefreshTokens extends RefreshTokensContract {
        @Override
        protected RefreshTokens refreshTokens() {
            return new FakeTokens();
        }
    }

    @Nested
    class OfFingerprints extends FingerprintsContract {
        @Override
        protected Fingerprints fingerprints() {
            return new FakeTokens();
        }
    }
}
