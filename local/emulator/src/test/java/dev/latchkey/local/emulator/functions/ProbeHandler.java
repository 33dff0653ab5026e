package dev.latchkey.local.emulator.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what the path of the event says; a path that says nothing gets the event back. */
public final class ProbeHandler implements RequestStreamHandler {
    private static final Pattern PATH = Pattern.compile("\"rawPath\":\"([^\"]*)\"");
    private static final Pattern BODY = Pattern.compile("\"body\":\"([^\"]*)\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        Matcher path = PATH.matcher(event);
        String answer = switch (path.find() ? path.group(1).replaceFirst("^/[a-z]+(?=/)", "") : "") {
            case "/sleep" -> sleep(Long.parseLong(bodyOf(event)));
            case "/exit" -> exit();
            case "/error" -> throw new IllegalStateException("as asked");
            case "/memory" -> exhaustMemory();
            case "/answer" -> bodyOf(event);
            case "/large" -> "\"" + "x".repeat(6 * 1024 * 1024) + "\"";
            case "/environment" -> environment();
            case "/context" -> contextOf(context);
            case "/log" -> log(bodyOf(event));
            default -> event;
        };
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Bodies that tests steer with are sent without a type, so that the gateway encodes them. */
    private static String bodyOf(String event) {
        Matcher body = BODY.matcher(event);
        return body.find() ? new String(Base64.getDecoder().decode(body.group(1)), StandardCharsets.UTF_8) : "";
    }

    private static String sleep(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
            return "\"slept\"";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "\"interrupted\"";
        }
    }

    private static String exit() {
        Runtime.getRuntime().halt(3);
        return "";
    }

    private static String exhaustMemory() {
        List<byte[]> held = new ArrayList<>();
        while (held.size() < 1_000_000) {
            held.add(new byte[1 << 20]);
        }
        return Integer.toString(held.size());
    }

    private static String environment() {
        StringBuilder lines = new StringBuilder();
        System.getenv()
                .forEach((name, value) -> lines.append(name)
                        .append('=')
                        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append("\\n"));
        return "\"" + lines + "\"";
    }

    private static String contextOf(Context context) {
        return """
                {"requestId":"%s","arn":"%s","remaining":%d,"memory":%d,"trace":"%s"}""".formatted(
                        context.getAwsRequestId(),
                        context.getInvokedFunctionArn(),
                        context.getRemainingTimeInMillis(),
                        context.getMemoryLimitInMB(),
                        System.getProperty("com.amazonaws.xray.traceHeader"));
    }

    @SuppressWarnings("SystemOut")
    private static String log(String text) {
        System.out.println(text);
        return "\"logged\"";
    }
}
