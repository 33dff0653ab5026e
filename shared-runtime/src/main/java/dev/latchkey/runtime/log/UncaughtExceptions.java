package dev.latchkey.runtime.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Logs what ends a thread, in the form of all other lines, and takes one false alarm out: a thread of JBoss's pools that
 * ends first resets its thread-locals, for which the runtime client, unlike Quarkus's own launcher, does not open
 * java.lang. Nothing is lost by that: the thread is about to end.
 */
@Singleton
class UncaughtExceptions {
    private static final Logger LOG = Logger.getLogger(UncaughtExceptions.class);
    private static final String RESETTING_CLASS = "org.jboss.threads.JDKSpecific";

    void handle(@Observes StartupEvent start) {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!isFalseAlarm(thrown)) {
                LOG.errorf(thrown, "Thread %s ended", thread.getName());
            }
        });
        // The executor of Quarkus has a handler of its own, which logs.
        java.util.logging.Logger.getLogger("org.jboss.executor.uncaught")
                .setFilter(entry -> entry.getThrown() == null || !isFalseAlarm(entry.getThrown()));
    }

    static boolean isFalseAlarm(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return (thrown instanceof IllegalAccessError && message.contains("thread-local-reset"))
                || (thrown instanceof NoClassDefFoundError && message.contains(RESETTING_CLASS));
    }
}
