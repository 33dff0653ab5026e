package dev.latchkey.local.emulator.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Cannot be made. */
public final class FailingHandler implements RequestStreamHandler {
    public FailingHandler() {
        throw new IllegalStateException("no configuration");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
}
