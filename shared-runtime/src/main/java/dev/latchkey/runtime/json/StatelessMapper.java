package dev.latchkey.runtime.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The mapper by which Quarkus reads events and writes answers, in place of its own: the names of headers and of query
 * parameters in an event are a client's.
 */
@Singleton
class StatelessMapper {
    /** Quarkus looks it up by its type alone, which counts as no use of the bean. */
    @Produces
    @Singleton
    @Unremovable
    ObjectMapper events(@All List<ObjectMapperCustomizer> customizers) {
        var mapper = JsonMapper.builder(StatelessJson.factory().build()).build();
        customizers.forEach(customizer -> customizer.customize(mapper));
        return mapper;
    }
}
