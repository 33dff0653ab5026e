package dev.latchkey.local.emulator.gateway;

import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the ids that AWS gives requests. They identify; nobody relies on their being hard to guess. */
final class RequestIds {
    private static final Pattern ROOT = Pattern.compile("Root=(1-[0-9a-f]{8}-[0-9a-f]{24})");

    private RequestIds() {}

    /** An id in the form of API Gateway's: 16 characters of base64, such as {@code JKJaXmPLvHcESHA=}. */
    static String requestId() {
        return Base64.getUrlEncoder().encodeToString(random(11));
    }

    /** An X-Ray trace header that goes on with the caller's trace where there is one. */
    static String traceId(@Nullable String sent) {
        Matcher matcher = ROOT.matcher(sent == null ? "" : sent);
        String root = matcher.find()
                ? matcher.group(1)
                : "1-%08x-%s"
                        .formatted(
                                System.currentTimeMillis() / 1000,
                                HexFormat.of().formatHex(random(12)));
        return "Root=" + root + ";Parent=" + HexFormat.of().formatHex(random(8)) + ";Sampled=0";
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
