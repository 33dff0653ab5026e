package dev.latchkey.local.emulator.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Says something when it is asked to end, which it notices without an extension only if it is asked at all. */
public class FarewellHandler implements RequestStreamHandler {
    @SuppressWarnings("SystemOut")
    public FarewellHandler() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("farewell")));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        input.transferTo(output);
    }
}
