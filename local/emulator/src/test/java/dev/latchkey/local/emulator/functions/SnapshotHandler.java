package dev.latchkey.local.emulator.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Tells how often it passed through a snapshot. */
public final class SnapshotHandler implements RequestStreamHandler, Resource {
    private int checkpoints;
    private int restores;

    public SnapshotHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        checkpoints++;
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        restores++;
    }

    @Override
    public void handleRequest(
            InputStream input, OutputStream output, com.amazonaws.services.lambda.runtime.Context context)
            throws IOException {
        input.readAllBytes();
        String answer = "{\"checkpoints\":%d,\"restores\":%d,\"type\":\"%s\"}"
                .formatted(checkpoints, restores, System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
}
