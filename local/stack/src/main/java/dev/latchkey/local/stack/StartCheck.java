package dev.latchkey.local.stack;

import dev.latchkey.runtime.config.DeploymentSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at what can be known before anything is built or started: arguments, settings, ports and the address of a
 * database. {@code ./latchkey} compiles it from its sources before it builds, so that it and what it uses need nothing
 * but the JDK.
 */
final class StartCheck {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int PATIENCE_MILLIS = 3_000;

    private StartCheck() {}

    /** Ends with the message and exit code that the verb would end with; its arguments follow the verb. */
    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        Optional<Problem> problem = words.getFirst().equals("up")
                ? up(words.subList(1, words.size()), System.getenv())
                : settings(System.getenv());
        problem.ifPresent(found -> {
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                    .println(found.message());
            System.exit(found.exitCode());
        });
    }

    /** What stands in the way. */
    record Problem(String message, int exitCode) {
        /** Whether an argument or a setting is wrong, rather than the machine not ready. */
        boolean misused() {
            return exitCode == MISUSED;
        }
    }

    /** Of {@code up} with these arguments. */
    static Optional<Problem> up(List<String> arguments, Map<String, String> variables) {
        try {
            var up = CommandLine.up(arguments);
            return settings(variables)
                    .or(() -> port("--port", up.address(), up.port()))
                    .or(() -> port("--db-port", "127.0.0.1", up.databasePort()));
        } catch (CommandLine.WrongArguments e) {
            return Optional.of(new Problem(String.valueOf(e.getMessage()), MISUSED));
        }
    }

    /** Of any verb that hands the settings on to functions. */
    static Optional<Problem> settings(Map<String, String> variables) {
        var environment = Environment.of(name -> Optional.ofNullable(variables.get(name)));
        var problems = Settings.problems(variables.keySet(), environment);
        return problems.isEmpty()
                ? database(environment)
                : Optional.of(new Problem(String.join("\n", problems), MISUSED));
    }

    /** Whether the user brings a database: its host, or a port of this machine. */
    static boolean namesDatabase(Environment environment) {
        return environment.find(DeploymentSettings.DB_HOST).isPresent()
                || environment.find(DeploymentSettings.DB_PORT).isPresent();
    }

    private static Optional<Problem> port(String option, String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Problem(
                    "Cannot listen on port " + port + " of " + address + " (" + e.getMessage()
                            + "). Stop what listens there, or choose another port with " + option + ".",
                    FAILED));
        }
    }

    /** A database of the user's own has to be there already. */
    private static Optional<Problem> database(Environment environment) {
        if (!namesDatabase(environment)) {
            return Optional.empty();
        }
        String host = environment.get(DeploymentSettings.DB_HOST);
        int port = environment.get(DeploymentSettings.DB_PORT);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Problem(
                    "No PostgreSQL answers at " + host + ":" + port + ", where " + DeploymentSettings.DB_HOST.name()
                            + " and " + DeploymentSettings.DB_PORT.name() + " say that it is (" + e.getMessage()
                            + "). Start it, or unset both to use one that Latchkey starts itself.",
                    FAILED));
        }
    }
}
