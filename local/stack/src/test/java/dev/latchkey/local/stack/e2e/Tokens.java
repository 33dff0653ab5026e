package dev.latchkey.local.stack.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Reads access tokens as a curious client would. */
final class Tokens {
    private Tokens() {}

    static String claim(String token, String name) {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return new ObjectMapper().readTree(claims).path(name).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
