package dev.latchkey.web.bearer;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;

/** Where the public keys come from. */
@FunctionalInterface
public interface KeySource {
    /**
     * All keys that are in use now, by their ids.
     *
     * @throws dev.latchkey.domain.FailureException SERVICE_UNAVAILABLE if the source cannot be reached
     */
    Map<String, RSAPublicKey> load();
}
