package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Samples;
import dev.latchkey.local.benchmarks.report.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether the time of a log-in reveals if an email has an account. */
final class LogInTimes implements Measurement {
    private static final int TRIES = 200;
    private static final int ROUNDS = 4;

    @Override
    public String name() {
        return "log-in-times";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        Section.Builder section = new Section.Builder(
                "log-in-times",
                "Log-in with a wrong password and with an unknown email",
                "ms",
                "200 tries of each, by turns; medians of 50 each. The wrong passwords are those of 20 accounts.");
        try (MeasuredStack stack = MeasuredStack.start(projectRoot, "log-in-times", options -> options);
                Client client = new Client(stack)) {
            List<Account> accounts =
                    Stream.generate(client::newAccount).limit(20).toList();
            for (int i = 0; i < 40; i++) {
                client.logIn(accounts.get(i % 20));
            }
            for (int round = 0; round < ROUNDS; round++) {
                Samples wrong = new Samples();
                Samples unknown = new Samples();
                for (int i = 0; i < TRIES / ROUNDS; i++) {
                    wrong.add(client.logInInVain(accounts.get(i % 20).email) / 1e6);
                    unknown.add(client.logInInVain(Client.newEmail()) / 1e6);
                }
                section.add("wrong", "wrong password", wrong.percentile(0.5));
                section.add("unknown", "unknown email", unknown.percentile(0.5));
            }
        }
        return List.of(section.build());
    }
}
