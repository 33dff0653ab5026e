package dev.latchkey.local.emulator.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which bodies API Gateway hands on as text; all others it encodes in base64. */
final class BodyEncoding {
    private static final Set<String> TEXT = Set.of("application/json", "application/xml", "application/javascript");

    private BodyEncoding() {}

    /** Only the types that HTTP APIs were seen to take for text: no {@code +json}, no form, nothing without a type. */
    static boolean isText(@Nullable String contentType, byte[] body) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return (type.startsWith("text/") || TEXT.contains(type)) && isUtf8(body);
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
