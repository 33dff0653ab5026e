package dev.latchkey.auth.security;

import static java.util.Comparator.comparing;

import dev.latchkey.auth.security.SigningKeyStore.StoredKey;
import dev.latchkey.runtime.secret.SealedSigningKey;
import java.util.stream.Collectors;

/** The public parts of all keys that tokens may be signed with, those of the next key included. */
public final class PublishedKeys {
    private final SigningKeys keys;

    PublishedKeys(SigningKeys keys) {
        this.keys = keys;
    }

    /** A JWK Set (RFC 7517 section 5), the key that signs last first. */
    public String asJwkSet() {
        return keys.all().stream()
                .sorted(comparing(StoredKey::signsFrom).reversed())
                .map(StoredKey::key)
                .map(SealedSigningKey::publicJwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
