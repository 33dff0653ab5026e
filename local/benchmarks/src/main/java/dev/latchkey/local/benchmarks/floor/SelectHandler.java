package dev.latchkey.local.benchmarks.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Answers after one prepared SELECT on a connection that stays open. */
public final class SelectHandler implements RequestStreamHandler {
    private static final byte[] ANSWER = "{\"statusCode\":200,\"body\":\"{}\"}".getBytes(StandardCharsets.UTF_8);

    private final PreparedSelect select = PreparedSelect.open();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        try {
            select.once();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        answer.write(ANSWER);
    }
}
