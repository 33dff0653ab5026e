package dev.latchkey.web.rest;

import dev.latchkey.web.json.StrictJson;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads the JSON bodies of requests by the rules of {@link StrictJson}. A body with a part that cannot be read is held to
 * the other rules of its type as well: its sender hears of all of them at once.
 */
@Provider
@Singleton
@Consumes({"application/json", "application/merge-patch+json"})
public class JsonReader implements MessageBodyReader<Object> {
    private final StrictJson json;
    private final Validator validator;

    JsonReader(StrictJson json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type != byte[].class && type != String.class && type != InputStream.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return json.read(
                body.readAllBytes(), genericType, value -> ConstraintViolations.violations(validator.validate(value)));
    }
}
