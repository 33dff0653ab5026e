package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Samples;
import dev.latchkey.local.benchmarks.report.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What more users do to the requests of one. Two stacks run at the same time and are asked by turns. */
final class Growth implements Measurement {
    private static final int FEW = 1_000;
    private static final int CALLERS = 50;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        Section.Builder section = new Section.Builder(
                "growth",
                "Median latency with more users",
                "ms",
                "Two stacks side by side, one with %,d generated users and one with %,d, each user with a session and two"
                                .formatted(FEW, scale.users())
                        + " preferences. Fifty users at random each, asked by turns.");
        try (MeasuredStack few = MeasuredStack.start(projectRoot, "growth-few", options -> options);
                MeasuredStack many = MeasuredStack.start(projectRoot, "growth-many", options -> options);
                Client fewClient = new Client(few);
                Client manyClient = new Client(many)) {
            List<Account> fewCallers = callers(few, fewClient, FEW);
            List<Account> manyCallers = callers(many, manyClient, scale.users());
            for (int round = -1; round < scale.rounds(); round++) {
                for (Kind kind : Kind.values()) {
                    Samples fewMillis = new Samples();
                    Samples manyMillis = new Samples();
                    for (int i = 0; i < CALLERS; i++) {
                        fewMillis.add(kind.once(fewClient, fewCallers.get(i)) / 1e6);
                        manyMillis.add(kind.once(manyClient, manyCallers.get(i)) / 1e6);
                    }
                    if (round >= 0) {
                        section.add(
                                kind.id + "-few",
                                "%s, %,d users".formatted(kind.label, FEW),
                                fewMillis.percentile(0.5));
                        section.add(
                                kind.id + "-many",
                                "%s, %,d users".formatted(kind.label, scale.users()),
                                manyMillis.percentile(0.5));
                    }
                }
            }
        }
        return List.of(section.build());
    }

    private static List<Account> callers(MeasuredStack stack, Client client, int users) {
        Account template = client.newAccount();
        new GeneratedUsers(stack, template.email).create(users);
        SplittableRandom random = new SplittableRandom(users);
        List<Account> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Account account = new Account(GeneratedUsers.email(1 + random.nextInt(users)));
            client.logIn(account);
            callers.add(account);
        }
        return callers;
    }

    private enum Kind {
        LOG_IN("log-in", "log-in") {
            @Override
            long once(Client client, Account account) {
                return client.logIn(account);
            }
        },
        REFRESH("refresh", "refresh") {
            @Override
            long once(Client client, Account account) {
                return client.refresh(account);
            }
        },
        PREFERENCES("preferences-get", "preferences GET") {
            @Override
            long once(Client client, Account account) {
                return client.getPreferences(account);
            }
        };

        final String id;
        final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        abstract long once(Client client, Account account);
    }
}
