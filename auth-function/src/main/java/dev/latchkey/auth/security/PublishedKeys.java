package dev.latchkey.auth.security;

import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SealedSigningKey;
import java.time.InstantSource;
import java.util.stream.Collectors;

/** The public parts of all keys that tokens may be signed with, those of the next key included. */
public final class PublishedKeys {
    private final SigningKeys keys;
    private final InstantSource clock;

    PublishedKeys(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A JWK Set (RFC 7517 section 5). */
    public String asJwkSet() {
        return keys.all(clock.instant()).stream()
                .map(StoredKey::key)
                .map(SealedSigningKey::publicJwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
