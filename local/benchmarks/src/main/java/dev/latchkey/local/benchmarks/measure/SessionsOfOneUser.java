package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Samples;
import dev.latchkey.local.benchmarks.report.Section;
import java.nio.file.Path;
import java.util.List;

/** What many sessions of a user do to the requests of this user. */
final class SessionsOfOneUser implements Measurement {
    private static final int REQUESTS = 30;

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        Section.Builder section = new Section.Builder(
                "sessions",
                "Median latency with more sessions of one user",
                "ms",
                "Two users of one stack, one with a session and one with 1,000 more, by turns. Log-ins add sessions to both.");
        try (MeasuredStack stack = MeasuredStack.start(projectRoot, "sessions", options -> options);
                Client client = new Client(stack)) {
            Account one = client.newAccount();
            Account thousand = client.newAccount();
            GeneratedUsers.addSessions(stack, thousand.email, 1000);
            for (int round = -1; round < scale.rounds(); round++) {
                Samples[] millis = {new Samples(), new Samples(), new Samples(), new Samples()};
                for (int i = 0; i < REQUESTS; i++) {
                    millis[0].add(client.logIn(one) / 1e6);
                    millis[1].add(client.logIn(thousand) / 1e6);
                    millis[2].add(client.refresh(one) / 1e6);
                    millis[3].add(client.refresh(thousand) / 1e6);
                }
                if (round >= 0) {
                    section.add("log-in-few", "log-in, few sessions", millis[0].percentile(0.5));
                    section.add("log-in-many", "log-in, 1,000 sessions more", millis[1].percentile(0.5));
                    section.add("refresh-few", "refresh, few sessions", millis[2].percentile(0.5));
                    section.add("refresh-many", "refresh, 1,000 sessions more", millis[3].percentile(0.5));
                }
            }
        }
        return List.of(section.build());
    }
}
