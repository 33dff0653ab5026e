package dev.latchkey.local.benchmarks.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Repeats one bare operation and answers the median of its times in microseconds. The event is a JSON string of an
 * operation and a number: {@code "hash 20"}.
 */
public final class WorkHandler implements RequestStreamHandler {
    private final BareSignature jdk = BareSignature.byTheJdk();
    private final BareSignature awsLc = BareSignature.byAwsLc();
    private final BareHash hash = BareHash.load();
    private final PreparedSelect select = PreparedSelect.open();

    private interface Operation {
        void once() throws GeneralSecurityException, SQLException;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String[] words = new String(event.readAllBytes(), StandardCharsets.UTF_8)
                .replace("\"", "")
                .split(" ", -1);
        Operation operation = switch (words[0]) {
            case "hash" -> hash::once;
            case "sign" -> awsLc::sign;
            case "sign-jdk" -> jdk::sign;
            case "verify" -> jdk::verify;
            case "select" -> select::once;
            default -> throw new IllegalArgumentException(words[0]);
        };
        double median = median(operation, Integer.parseInt(words[1]));
        answer.write(Double.toString(median).getBytes(StandardCharsets.US_ASCII));
    }

    private static double median(Operation operation, int times) {
        long[] nanos = new long[times];
        try {
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                operation.once();
                nanos[i] = System.nanoTime() - start;
            }
        } catch (GeneralSecurityException | SQLException e) {
            throw new IllegalStateException(e);
        }
        Arrays.sort(nanos);
        return nanos[times / 2] / 1e3;
    }
}
