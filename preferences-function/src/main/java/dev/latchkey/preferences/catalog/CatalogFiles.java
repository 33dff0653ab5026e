package dev.latchkey.preferences.catalog;

import dev.latchkey.domain.FailureException;
import dev.latchkey.preferences.model.Namespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The files of the catalog in the folder {@code catalog} of the class path: {@code namespaces.txt} lists the namespaces,
 * one a line, since a class path cannot be listed cheaply; each has a file {@code <namespace>.schema.json}.
 */
final class CatalogFiles {
    private static final String LIST = "namespaces.txt";

    private final ClassLoader classes;
    private final String folder;

    CatalogFiles(ClassLoader classes, String folder) {
        this.classes = classes;
        this.folder = folder;
    }

    List<Namespace> namespaces() {
        return text(LIST)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(this::namespace)
                .toList();
    }

    private Namespace namespace(String line) {
        try {
            return Namespace.of(line);
        } catch (FailureException e) {
            throw new BrokenCatalog(folder + "/" + LIST, line + " is no name of a namespace", e);
        }
    }

    /** The name of the file of a namespace, as errors show it. */
    String nameOf(Namespace namespace) {
        return folder + "/" + file(namespace);
    }

    String schema(Namespace namespace) {
        return text(file(namespace));
    }

    private static String file(Namespace namespace) {
        return namespace.name() + ".schema.json";
    }

    private String text(String file) {
        try (var in = classes.getResourceAsStream(folder + "/" + file)) {
            if (in == null) {
                throw new BrokenCatalog(folder + "/" + file, "it is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
