package dev.latchkey.runtime.snapshot;

/**
 * A bean that walks one of the function's real paths before a snapshot is taken, so that its classes are loaded, its
 * code is compiled and its caches are filled in every instance that is restored. It must leave no row behind and keep
 * no connection, and it may fail where no database is reachable: the snapshot is taken all the same.
 */
@FunctionalInterface
public interface SnapshotPriming {
    void prime();
}
