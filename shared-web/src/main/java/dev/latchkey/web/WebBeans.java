package dev.latchkey.web;

import dev.latchkey.runtime.config.Environment;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings when the function starts, so that a wrong one is reported then. */
@Singleton
class WebBeans {
    @Produces
    @Singleton
    @Startup
    WebSettings settings(Environment environment) {
        return WebSettings.from(environment);
    }
}
