package dev.latchkey.web.edge;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address that the gateway saw, in one spelling: nobody counts as two by writing theirs in two ways. */
final class ClientAddress {
    /** Without a zone, which means nothing to another machine; no spelling is longer. */
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]{1,45}");

    private static final Pattern ZEROS = Pattern.compile("\\b0(?::0\\b)+");

    private ClientAddress() {}

    /** What is wrong with what was sent, if anything: it may be missing. */
    static Optional<String> refusal(@Nullable String sourceIp) {
        return sourceIp == null || sourceIp.isBlank() || of(sourceIp).isPresent()
                ? Optional.empty()
                : Optional.of("The address of the caller is neither one of IPv4 nor one of IPv6.");
    }

    /**
     * An IPv6 address as RFC 5952 writes it, an IPv4 address with four numbers, also one that was mapped into IPv6; empty
     * for what is no address. No name is ever resolved.
     */
    static Optional<String> of(@Nullable String sourceIp) {
        if (sourceIp == null || !LITERAL.matcher(sourceIp).matches()) {
            return Optional.empty();
        }
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(sourceIp);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var text = address.getHostAddress();
        return Optional.of(address instanceof Inet4Address ? text : shortened(text));
    }

    /** Leaves out the first of the longest runs of zeros. */
    private static String shortened(String address) {
        return ZEROS.matcher(address)
                .results()
                .reduce((longest, run) -> length(run) > length(longest) ? run : longest)
                .map(run -> address.substring(0, Math.max(0, run.start() - 1)) + "::"
                        + address.substring(Math.min(address.length(), run.end() + 1)))
                .orElse(address);
    }

    private static int length(MatchResult run) {
        return run.end() - run.start();
    }
}
