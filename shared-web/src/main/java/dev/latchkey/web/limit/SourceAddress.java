package dev.latchkey.web.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Whose requests are counted together. */
final class SourceAddress {
    /** Requests without a usable address share one bucket, so that nobody escapes the limit by having none. */
    static final String UNKNOWN = "unknown";

    private static final int PREFIX_BYTES = 8;

    private SourceAddress() {}

    /**
     * An IPv4 address (also one mapped into IPv6), the /64 of an IPv6 address, since a subscriber has at least a whole
     * one, or {@code unknown}. No name is ever resolved.
     */
    static String bucket(Optional<String> sourceIp) {
        return sourceIp.map(SourceAddress::bucket).orElse(UNKNOWN);
    }

    private static String bucket(String literal) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
        return address instanceof Inet4Address
                ? address.getHostAddress()
                : HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)) + "/64";
    }
}
