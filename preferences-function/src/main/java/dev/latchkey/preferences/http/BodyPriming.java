package dev.latchkey.preferences.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.preferences.model.JsonValue;
import dev.latchkey.preferences.usecase.AllView;
import dev.latchkey.preferences.usecase.NamespaceView;
import dev.latchkey.web.json.StrictJson;
import jakarta.inject.Singleton;

/** Reads and writes bodies as the routes do, before a snapshot. */
@Singleton
public class BodyPriming {
    private final StrictJson json;

    BodyPriming(StrictJson json) {
        this.json = json;
    }

    public JsonValue read(String body) {
        return ((Body) json.read(body.getBytes(UTF_8), Body.class)).value();
    }

    public void write(AllView view) {
        Answers.of(view).close();
    }

    public void write(NamespaceView view) {
        Answers.of(view).close();
    }
}
