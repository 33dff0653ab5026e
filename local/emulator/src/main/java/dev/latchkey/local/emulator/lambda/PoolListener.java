package dev.latchkey.local.emulator.lambda;

/** Is notified of what happens to a function's instances. Called from any thread. */
interface PoolListener {
    /** The instance has initialized, or was restored. */
    void prepared(Instance instance);

    /**
     * The instance's process is gone.
     *
     * @param beforeReady whether it had never asked for work, although nobody stopped it
     */
    void ended(Instance instance, boolean beforeReady, ErrorDocument error);

    /** The instance took the invocation with it, or could not be started for it. */
    void lost(Instance instance, Invocation invocation, ErrorDocument error);
}
