package dev.latchkey.preferences.model;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.UserId;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * How a {@link Position} is handed to clients: opaque, in the alphabet of URLs, and of use to its user alone. It holds
 * no secret and proves nothing; another user's cursor is refused because it would silently skip changes.
 */
public final class ChangeCursor {
    private static final byte FORM = 1;
    private static final int LENGTH = 1 + Long.BYTES + Long.BYTES;

    private ChangeCursor() {}

    public static String encode(UserId user, Position position) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(FORM)
                .putLong(owner(user))
                .putLong(position.number())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws dev.latchkey.domain.FailureException with {@code validation_failed} for what is no cursor of this user
     */
    public static Position decode(UserId user, String cursor) {
        if (cursor.length() > 32 || !cursor.matches("[A-Za-z0-9_-]++") || cursor.length() % 4 == 1) {
            throw unknown();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        if (bytes.remaining() != LENGTH) {
            throw unknown();
        }
        long number = bytes.getLong(LENGTH - Long.BYTES);
        if (number < 0 || !encode(user, new Position(number)).equals(cursor)) {
            throw unknown();
        }
        return new Position(number);
    }

    /** {@code validation_failed}: the client has to start over without a cursor. */
    public static RuntimeException unknown() {
        return Failure.of(
                        FailureCode.VALIDATION_FAILED,
                        "The cursor is not one that this user was given. Start over without it.")
                .asException();
    }

    private static long owner(UserId user) {
        return user.value().getMostSignificantBits() ^ user.value().getLeastSignificantBits();
    }
}
