package dev.latchkey.domain;

import java.util.function.Supplier;

/**
 * Makes several calls of ports one: all of them happen, or none. Use it around writes that belong together, never
 * around hashing or anything else that is slow without the database, since it holds a connection while it runs.
 *
 * <p>An exception leaving {@code work} undoes it and is thrown on unchanged. Work that lost its connection or a
 * serialization conflict before committing may be run again, so it must have no effect outside the ports.
 * Implementations are safe for use by many threads; a unit of work inside another joins it.
 */
public interface UnitOfWork {
    <T> T perform(Supplier<T> work);

    default void run(Runnable work) {
        perform(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
