package dev.latchkey.auth.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.accounts.port.Fingerprint;
import dev.latchkey.accounts.port.Fingerprints;
import dev.latchkey.runtime.secret.MasterKey;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/** Fingerprints by HMAC-SHA-256 over the parts, each with its length before it, so that no two lists run into one. */
@Singleton
final class HmacFingerprints implements Fingerprints {
    private final Hmac hmac;

    HmacFingerprints(MasterKey masterKey) {
        hmac = new Hmac(masterKey, "request fingerprints");
    }

    @Override
    public Fingerprint of(List<String> parts) {
        var message = new ByteArrayOutputStream();
        for (var part : parts) {
            var bytes = part.getBytes(UTF_8);
            message.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            message.writeBytes(bytes);
        }
        var code = hmac.of(message.toByteArray());
        return new Fingerprint(Base64.getUrlEncoder().withoutPadding().encodeToString(code));
    }
}
