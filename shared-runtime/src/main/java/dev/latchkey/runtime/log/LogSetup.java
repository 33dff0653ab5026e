package dev.latchkey.runtime.log;

import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Puts {@link FlatJsonFormatter} where Quarkus put its own, if the log is JSON at all, and takes one false alarm out: a
 * thread that ends tries to reset its thread-locals, for which the runtime client, unlike Quarkus's own launcher, does
 * not open java.lang.
 */
@Singleton
class LogSetup {
    private static final Logger UNCAUGHT = Logger.getLogger("org.jboss.executor.uncaught");

    void leaveOutTheFalseAlarm(@Observes StartupEvent start) {
        UNCAUGHT.setFilter(entry -> !(entry.getThrown() instanceof IllegalAccessError error
                && String.valueOf(error.getMessage()).contains("thread-local-reset")));
    }

    void flatten(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler.getFormatter() instanceof JsonFormatter configured) {
                handler.setFormatter(new FlatJsonFormatter(configured));
            }
        }
    }
}
