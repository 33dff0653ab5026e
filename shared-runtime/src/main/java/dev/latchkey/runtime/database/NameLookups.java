package dev.latchkey.runtime.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.Security;

/**
 * Lets the JVM remember no address: a snapshot would hold the database's from before a failover. The JVM reads these
 * settings once, when it first looks a name up. Connections are opened seldom enough to ask anew for each.
 */
@Singleton
class NameLookups {
    void rememberNothing(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
