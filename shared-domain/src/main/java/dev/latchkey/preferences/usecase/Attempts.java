package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.port.Documents;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads, changes and writes until no other write came between. Without a lock that costs two round trips; a caller that
 * loses again and again takes the user's lock, and then cannot lose.
 */
final class Attempts {
    private static final int WITHOUT_LOCK = 3;

    private final Documents documents;
    private final UnitOfWork unitOfWork;

    Attempts(Documents documents, UnitOfWork unitOfWork) {
        this.documents = documents;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Calls the attempt until it succeeds.
     *
     * @param attempt empty when another write came between
     */
    <T> T untilWritten(UserId user, Supplier<Optional<T>> attempt) {
        for (int i = 0; i < WITHOUT_LOCK; i++) {
            var result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        return unitOfWork.perform(() -> {
            documents.lock(user);
            return attempt.get().orElseThrow(() -> new IllegalStateException("Overtaken in spite of the lock."));
        });
    }
}
