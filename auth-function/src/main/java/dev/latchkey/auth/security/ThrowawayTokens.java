package dev.latchkey.auth.security;

import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.domain.UuidGenerator;
import dev.latchkey.runtime.secret.MasterKey;
import dev.latchkey.runtime.secret.SealedSigningKey;
import dev.latchkey.runtime.secret.SigningKeyVault;
import dev.latchkey.web.json.StrictJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Access tokens that nobody accepts, for priming: the key that signs them is made for each and published nowhere. */
@Singleton
public class ThrowawayTokens {
    private final MasterKey masterKey;
    private final TokenSettings settings;
    private final UuidGenerator ids;
    private final StrictJson json;
    private final InstantSource clock;

    ThrowawayTokens(
            MasterKey masterKey, TokenSettings settings, UuidGenerator ids, StrictJson json, InstantSource clock) {
        this.masterKey = masterKey;
        this.settings = settings;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** Tokens of a new key. */
    public AccessTokens make() {
        var vault = new SigningKeyVault(masterKey);
        return new JwtAccessTokens(new SigningKeys(new OneKey(vault.create()), vault, clock), settings, ids, json);
    }

    private record OneKey(SealedSigningKey key) implements SigningKeyStore {
        @Override
        public List<StoredKey> load(Instant now) {
            return List.of(new StoredKey(key, Instant.EPOCH));
        }

        @Override
        public void addFirst(SealedSigningKey other, Instant now) {
            throw new IllegalStateException("There is a key already");
        }
    }
}
