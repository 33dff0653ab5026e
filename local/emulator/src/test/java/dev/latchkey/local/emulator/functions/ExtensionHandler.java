package dev.latchkey.local.emulator.functions;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Registers itself as an internal extension for the sake of SIGTERM. */
public final class ExtensionHandler extends FarewellHandler {
    private static final String API = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2020-01-01/extension/";

    public ExtensionHandler() {
        try {
            String identifier = register();
            Thread.ofPlatform().daemon().start(() -> waitForEvents(identifier));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String register() throws IOException {
        HttpURLConnection connection = connect("register");
        connection.setRequestProperty("Lambda-Extension-Name", "farewell");
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write("{\"events\":[]}".getBytes(StandardCharsets.UTF_8));
        }
        return connection.getHeaderField("Lambda-Extension-Identifier");
    }

    private static void waitForEvents(String identifier) {
        try {
            HttpURLConnection connection = connect("event/next");
            connection.setRequestProperty("Lambda-Extension-Identifier", identifier);
            connection.getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpURLConnection connect(String path) throws IOException {
        return (HttpURLConnection) URI.create(API + path).toURL().openConnection();
    }
}
