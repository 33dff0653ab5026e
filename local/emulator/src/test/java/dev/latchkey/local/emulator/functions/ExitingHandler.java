package dev.latchkey.local.emulator.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends its process while it is made. */
public final class ExitingHandler implements RequestStreamHandler {
    public ExitingHandler() {
        Runtime.getRuntime().halt(7);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
}
