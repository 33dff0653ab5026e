package dev.latchkey.domain;

import java.util.UUID;

/** Makes new ids: UUIDv7 (RFC 9562). Implementations are safe for use by many threads and never repeat an id. */
@FunctionalInterface
public interface UuidGenerator {
    UUID next();
}
