package dev.latchkey.runtime.log;

import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;

/** Puts {@link FlatJsonFormatter} where Quarkus put its own, if the log is JSON at all. */
@Singleton
class LogSetup {
    void flatten(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        flatten(Logger.getLogger("").getHandlers());
    }

    /** Quarkus puts its handlers behind one that collects what is logged before they are there. */
    private static void flatten(Handler[] handlers) {
        for (Handler handler : handlers) {
            if (handler.getFormatter() instanceof JsonFormatter configured) {
                handler.setFormatter(new FlatJsonFormatter(configured));
            }
            if (handler instanceof ExtHandler nesting) {
                flatten(nesting.getHandlers());
            }
        }
    }
}
