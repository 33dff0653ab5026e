package dev.latchkey.auth.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Classes and resources of one jar that is not on the class path. */
final class JarClassLoader extends ClassLoader {
    private final JarFile jar;

    JarClassLoader(JarFile jar, ClassLoader parent) {
        super(parent);
        this.jar = jar;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = read(name.replace('.', '/') + ".class").orElseThrow(() -> new ClassNotFoundException(name));
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return read(name).<InputStream>map(ByteArrayInputStream::new).orElseGet(() -> super.getResourceAsStream(name));
    }

    private Optional<byte[]> read(String name) {
        var entry = jar.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (var in = jar.getInputStream(entry)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
