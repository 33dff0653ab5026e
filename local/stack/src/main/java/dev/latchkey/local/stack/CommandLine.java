package dev.latchkey.local.stack;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the arguments of the programs that {@code ./latchkey} runs. */
public final class CommandLine {
    private static final Set<String> SWITCHES =
            Set.of("--snapstart", "--freeze", "--fresh", "--no-throttle", "--quiet");
    private static final int HIGHEST_PORT = 65_535;

    private CommandLine() {}

    /** The user wrote something that is not understood; the message says what. */
    public static final class WrongArguments extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public WrongArguments(String message) {
            super(message);
        }
    }

    /**
     * What {@code up} was asked for.
     *
     * @param databasePort 0 for any
     * @param switches the options without a value that were given
     */
    record Up(int port, String address, int databasePort, int instances, Set<String> switches) {}

    static Up up(List<String> arguments) {
        Map<String, Integer> numbers = new HashMap<>(Map.of("--port", 8080, "--db-port", 0, "--instances", 1));
        Set<String> switches = new HashSet<>();
        String address = "127.0.0.1";
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port", "--db-port" -> numbers.put(option, number(option, rest, 0, HIGHEST_PORT));
                case "--instances" -> numbers.put(option, number(option, rest, 1, 1_000));
                case "--bind" -> address = address(rest);
                default -> {
                    if (!SWITCHES.contains(option)) {
                        throw new WrongArguments(
                                "Unknown option " + option + "; known are --port N, --bind ADDRESS, --db-port N, "
                                        + "--instances N, --snapstart, --freeze, --fresh, --no-throttle and --quiet");
                    }
                    switches.add(option);
                }
            }
        }
        return new Up(
                numbers.getOrDefault("--port", 0),
                address,
                numbers.getOrDefault("--db-port", 0),
                numbers.getOrDefault("--instances", 1),
                Set.copyOf(switches));
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
