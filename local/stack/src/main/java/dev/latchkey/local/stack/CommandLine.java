package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.gateway.HandledRequest;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads the arguments of the programs that {@code ./latchkey} runs. */
public final class CommandLine {
    private CommandLine() {}

    /** The user wrote something that is not understood; the message says what. */
    public static final class WrongArguments extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public WrongArguments(String message) {
            super(message);
        }
    }

    static StackOptions up(List<String> arguments, Path projectRoot, Consumer<HandledRequest> requestLines) {
        StackOptions options = new StackOptions(projectRoot).onRequest(requestLines);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> options.port(number(option, rest, 0, 65_535));
                case "--bind" -> options.address(address(rest));
                case "--db-port" -> options.databasePort(number(option, rest, 0, 65_535));
                case "--instances" -> options.instances(number(option, rest, 1, 1_000));
                case "--snapstart" -> options.snapStart(true);
                case "--freeze" -> options.freeze(true);
                case "--fresh" -> options.fresh(true);
                case "--no-throttle" -> options.throttling(false);
                case "--quiet" -> options.onRequest(request -> {});
                default ->
                    throw new WrongArguments(
                            "Unknown option " + option + "; known are --port N, --bind ADDRESS, --db-port N, "
                                    + "--instances N, --snapstart, --freeze, --fresh, --no-throttle and --quiet");
            }
        }
        return options;
    }

    private static String address(Iterator<String> rest) {
        if (rest.hasNext()) {
            String value = rest.next();
            try {
                return InetAddress.ofLiteral(value).getHostAddress();
            } catch (IllegalArgumentException e) {
                throw new WrongArguments("--bind needs an IP address, not " + value);
            }
        }
        throw new WrongArguments("--bind needs an IP address");
    }

    /**
     * The whole number that follows an option.
     *
     * @throws WrongArguments when there is none, or one out of bounds
     */
    public static int number(String option, Iterator<String> rest, int from, int to) {
        if (!rest.hasNext()) {
            throw new WrongArguments(option + " needs a number");
        }
        String value = rest.next();
        try {
            int number = Integer.parseInt(value);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new WrongArguments(option + " needs a number, not " + value);
        }
        throw new WrongArguments(option + " must be %d to %d, not %s".formatted(from, to, value));
    }
}
