package dev.latchkey.runtime.log;

import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import java.util.logging.Logger;

/** Puts {@link FlatJsonFormatter} where Quarkus put its own, if the log is JSON at all. */
@Singleton
class LogSetup {
    void flatten(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler.getFormatter() instanceof JsonFormatter configured) {
                handler.setFormatter(new FlatJsonFormatter(configured));
            }
        }
    }
}
