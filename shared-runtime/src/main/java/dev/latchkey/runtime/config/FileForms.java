package dev.latchkey.runtime.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The forms of settings that name files. */
final class FileForms {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private FileForms() {}

    /** A PEM file (RFC 7468) of certificates. */
    static Form<Path> certificates() {
        return new Form<>("the path of a readable PEM file of certificates", text -> {
            try {
                var file = Path.of(text);
                if (!Files.isRegularFile(file)) {
                    throw new Misfit("is not the path of a file");
                }
                if (!new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(BEGIN)) {
                    throw new Misfit("is a file without " + BEGIN);
                }
                return file;
            } catch (InvalidPathException e) {
                throw new Misfit("is not a path", e);
            } catch (IOException e) {
                throw new Misfit("is a file that cannot be read", e);
            }
        });
    }
}
