package dev.latchkey.web.json;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One mapper a function: building one costs milliseconds, and it remembers the types that it has seen. */
@Singleton
class JsonBeans {
    @Produces
    @Singleton
    StrictJson json() {
        return new StrictJson();
    }
}
