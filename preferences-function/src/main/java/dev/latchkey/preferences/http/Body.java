package dev.latchkey.preferences.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.latchkey.preferences.json.JsonTrees;
import dev.latchkey.preferences.model.JsonNull;
import dev.latchkey.preferences.model.JsonValue;
import java.io.IOException;
import java.io.Serial;

/** A request's body as the domain's value, {@code null} included. */
@JsonDeserialize(using = Body.Reader.class)
record Body(JsonValue value) {
    /** Takes the tokens as they come: no tree of Jackson's lies between. */
    static final class Reader extends StdDeserializer<Body> {
        @Serial
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Body.class);
        }

        @Override
        public Body deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Body(JsonTrees.read(parser));
        }

        @Override
        public Body getNullValue(DeserializationContext context) {
            return new Body(JsonNull.NULL);
        }
    }
}
