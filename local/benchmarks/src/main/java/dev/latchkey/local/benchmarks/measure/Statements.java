package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The statements that a request makes, counted by PostgreSQL's own log. */
final class Statements implements Measurement {
    private static final int REQUESTS = 20;

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        Section.Builder section = new Section.Builder(
                "statements",
                "Statements a request",
                "statements",
                "Counted in PostgreSQL's log over 20 warm requests, transaction commands included. A BEGIN travels with the"
                        + " statement after it: tests assert the round trips.");
        try (MeasuredStack stack = MeasuredStack.start(projectRoot, "statements", options -> options);
                Client client = new Client(stack)) {
            stack.sql(List.of(
                    "alter role latchkey_auth set log_statement = 'all'",
                    "alter role latchkey_preferences set log_statement = 'all'",
                    "alter role latchkey_health set log_statement = 'all'"));
            List<Account> accounts =
                    Stream.generate(client::newAccount).limit(20).toList();
            for (String function : List.of("auth", "preferences", "health")) {
                stack.function(function).recycle();
            }
            Path log = projectRoot.resolve(".latchkey/bench/statements/logs/postgres.log");
            for (Operation operation : Operation.all(client, accounts)) {
                if (operation.label().startsWith("floor")) {
                    continue;
                }
                operation.request().make();
                long before = count(log);
                for (int i = 0; i < REQUESTS; i++) {
                    operation.request().make();
                }
                section.add(operation.id(), operation.label(), (count(log) - before) / (double) REQUESTS);
            }
        }
        return List.of(section.build());
    }

    private static long count(Path log) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(Statements::isStatement).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a line of the log begins a statement; those that follow it in its text do not. */
    static boolean isStatement(String line) {
        return line.contains("LOG:  execute ") || line.contains("LOG:  statement: ");
    }
}
