package dev.latchkey.web.rest;

import dev.latchkey.web.json.StrictJson;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the JSON bodies of requests by the rules of {@link StrictJson}. */
@Provider
@Singleton
@Consumes({"application/json", "application/merge-patch+json"})
public class JsonReader implements MessageBodyReader<Object> {
    private final StrictJson json;

    JsonReader(StrictJson json) {
        this.json = json;
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
        return json.read(body.readAllBytes(), genericType);
    }
}
