package dev.latchkey.web.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.web.edge.EventReading;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Has Quarkus, which reads the gateway's events by its own mapper, read them as {@link EventReading} does. */
@Singleton
class EventMapper implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        EventReading.configure(mapper);
    }
}
