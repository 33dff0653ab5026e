package dev.latchkey.auth.security;

import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.runtime.secret.MasterKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import dev.latchkey.web.bearer.VerificationKeys;
import dev.latchkey.web.json.StrictJson;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The ports that cryptography stands behind. */
@Singleton
class SecurityBeans {
    @Produces
    @Singleton
    PasswordHasher passwordHasher(Argon2Parameters cost) {
        return new Argon2PasswordHasher(NativeArgon2.load().orElseGet(PortableArgon2::new), cost, SecureRandom::new);
    }

    @Produces
    @Singleton
    SigningKeys signingKeys(SigningKeyStore store, MasterKey masterKey, InstantSource clock) {
        return new SigningKeys(store, new SigningKeyVault(masterKey), clock);
    }

    /** The same that sign. */
    @Produces
    @Singleton
    VerificationKeys verificationKeys(SigningKeys keys) {
        return keys.ring();
    }

    @Produces
    @Singleton
    PublishedKeys publishedKeys(SigningKeys keys) {
        return new PublishedKeys(keys);
    }

    @Produces
    @Singleton
    AccessTokens accessTokens(SigningKeys keys, TokenSettings settings, UuidGenerator ids, StrictJson json) {
        return new JwtAccessTokens(keys, settings, ids, json);
    }
}
