package dev.latchkey.local.devmode;

import java.util.Optional;

/** How the running function follows its sources. */
interface LiveReload {
    /**
     * Compiles and restarts what has changed, and returns when the new code runs.
     *
     * @return why there is no function of these sources: they do not compile, or it does not start
     */
    Optional<Throwable> refresh();

    /** Waits until the function has started: it asks for events a little before it can answer them. */
    void awaitStart();
}
